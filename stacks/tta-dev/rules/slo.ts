import { alert, definePack, fraction, option } from '../../../lib';

import { byPrimitive, perPrimitive, primitive, primitiveInFull } from './primitive';

const { share } = option;

const compliance = 'job_primitive:primitive_slo_compliance:avg';
const budget = 'job_primitive:primitive_error_budget_remaining:avg';

/** What primitives report about their objective themselves; the one that is counted here is in `objectives.ts`. */
export const slo = definePack({
  name: 'slo',
  title: 'Objectives',
  summary: 'What primitives report about their objective, and about what it still lets them fail',
  metrics: ['primitive_slo_compliance', 'primitive_error_budget_remaining'],
  interval: '1m',
  labels: { category: 'slo' },
  rules: () => ({
    records: [
      // The mean over the processes of a primitive: a promise is about what its users see, not about the worst process.
      { record: compliance, expr: `avg ${byPrimitive} (primitive_slo_compliance)` },
      { record: budget, expr: `avg ${byPrimitive} (primitive_error_budget_remaining)` },
    ],
    alerts: {
      SLOComplianceCritical: alert({
        severity: 'critical',
        for: '2m',
        options: {
          /** Compliance that a primitive reports. @default '95%' */
          below: share('95%'),
        },
        rule: ({ below, for: held }) => ({
          expr: `${compliance} < ${fraction(below)}`,
          summary: `${primitive} complies less than ${below} with its objective`,
          description: `${primitiveInFull} reports a compliance of {{ $value | humanizePercentage }}, below ${below} for ${held}`,
        }),
      }),
      SLOComplianceWarning: alert({
        severity: 'warning',
        for: '5m',
        options: {
          /** Compliance that a primitive reports. @default '99%' */
          below: share('99%'),
        },
        unless: { firing: ['SLOComplianceCritical'], on: perPrimitive },
        rule: ({ below, for: held }) => ({
          expr: `${compliance} < ${fraction(below)}`,
          summary: `${primitive} complies less than ${below} with its objective`,
          description: `${primitiveInFull} reports a compliance of {{ $value | humanizePercentage }}, below ${below} for ${held}`,
        }),
      }),
      ErrorBudgetExhausted: alert({
        severity: 'critical',
        for: '1m',
        rule: ({ for: held }) => ({
          expr: `${budget} <= 0`,
          summary: `${primitive} has used up its error budget`,
          description: `${primitiveInFull} has {{ $value | humanizePercentage }} of its error budget left, nothing or less for ${held}`,
        }),
      }),
      ErrorBudgetCritical: alert({
        severity: 'critical',
        for: '2m',
        options: {
          /** Share of the error budget that a primitive reports to be left. @default '10%' */
          below: share('10%'),
        },
        unless: { firing: ['ErrorBudgetExhausted'], on: perPrimitive },
        rule: ({ below, for: held }) => ({
          expr: `${budget} < ${fraction(below)}`,
          summary: `${primitive} has less than ${below} of its error budget left`,
          description: `${primitiveInFull} has {{ $value | humanizePercentage }} of its error budget left, below ${below} for ${held}`,
        }),
      }),
      ErrorBudgetLow: alert({
        severity: 'warning',
        for: '5m',
        options: {
          /** Share of the error budget that a primitive reports to be left. @default '30%' */
          below: share('30%'),
        },
        unless: { firing: ['ErrorBudgetExhausted', 'ErrorBudgetCritical'], on: perPrimitive },
        rule: ({ below, for: held }) => ({
          expr: `${budget} < ${fraction(below)}`,
          summary: `${primitive} has less than ${below} of its error budget left`,
          description: `${primitiveInFull} has {{ $value | humanizePercentage }} of its error budget left, below ${below} for ${held}`,
        }),
      }),
    },
  }),
});
