import { slo } from '../../lib';
import { perPrimitive, primitive } from './rules/primitive';

const told = (alert: string, summary: string) => ({
  alert,
  annotations: { summary, runbook_url: `https://github.com/theinterneti/TTA.dev/blob/main/docs/packs/slo.md#${alert.toLowerCase()}` },
});

/** What is promised to those who call a primitive; each primitive has a budget of its own, over a period for which samples are kept. */
export const primitiveRequests = (period: string) =>
  slo('primitive-requests', {
    objective: '99%',
    period,
    description: 'Who calls a primitive gets an answer that is no error.',
    bad: 'primitive_requests_total{status="error"}',
    total: 'primitive_requests_total',
    by: [...perPrimitive],
    labels: { category: 'slo' },
    page: told('ErrorBudgetFastBurn', `${primitive} burns its error budget fast`),
    ticket: told('ErrorBudgetModerateBurn', `${primitive} burns its error budget`),
  });
