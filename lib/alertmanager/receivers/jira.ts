import { z } from 'zod';

import { duration, httpUrl, section } from '../../base/section';
import { secret } from '../../base/secret';
import { defineReceiver, jsonByName, neededTemplate, overHttp, ownTemplate } from './define';
import { endpointOf } from './endpoint';

/** A field of an issue: its template, and whether it is written again when the issue is there already. */
const field = (name: string) =>
  z
    .union([
      z.string(),
      section({
        /** Text, which may be a template. */
        template: z.string(),
        /** Write it again when the issue is there already. @default true */
        enableUpdate: z.boolean().meta({ since: '0.30' }).default(true),
      }),
    ])
    .default(`{{ template "${name}" . }}`);

/** An issue in Jira. */
export const jiraReceiver = defineReceiver({
  key: 'jiraConfigs',
  since: '0.28',
  schema: section({
    ...overHttp(true),
    /** Address with the path of the API. @default `global.jiraApiUrl` */
    apiUrl: httpUrl.optional(),
    /** Which Jira it is. @default 'auto', by the address */
    apiType: z.enum(['auto', 'cloud', 'datacenter']).meta({ since: '0.29' }).default('auto'),
    /** Key of the project. */
    project: neededTemplate,
    /** Type of the issue, such as `Bug`. */
    issueType: neededTemplate,
    /** Title of the issue. @default the template `jira.default.summary` */
    summary: field('jira.default.summary'),
    /** Text of the issue. @default the template `jira.default.description` */
    description: field('jira.default.description'),
    /** Each may be a template. @default [] */
    labels: z.array(z.string()).default([]),
    /** Priority of the issue. @default the template `jira.default.priority` */
    priority: ownTemplate('jira.default.priority'),
    /** Transition that opens a resolved issue again. @default '', a new issue */
    reopenTransition: z.string().default(''),
    /** Transition that resolves an issue. @default '', it stays open */
    resolveTransition: z.string().default(''),
    /** Resolution with which an issue is left alone. */
    wontFixResolution: z.string().default(''),
    /** Open an issue again only within this time after it was resolved. @default '0s', always */
    reopenDuration: duration.prefault('0s'),
    /** Further fields by name, `customfield_10000` or `components`. @default {} */
    fields: jsonByName.default({}),
  }),
  needs: (entry, global) => endpointOf(entry.apiUrl ?? global.jiraApiUrl, entry, global),
  fallbacks: { apiUrl: 'jiraApiUrl' },
  example: {
    apiUrl: 'https://example.atlassian.net/rest/api/3/',
    project: 'OPS',
    issueType: 'Bug',
    httpConfig: { basicAuth: { username: 'alertmanager@example.org', password: secret('alertmanager', 'jira-token') } },
  },
  see: 'https://prometheus.io/docs/alerting/latest/configuration/#jira_config',
});
