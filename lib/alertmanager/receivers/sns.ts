import { z } from 'zod';

import { section } from '../../base/section';
import { apartFrom, inClear } from '../../base/ruled-out';
import { defineReceiver, neededTemplate, overHttp, ownTemplate, template, templates } from './define';
import { endpointOf } from './endpoint';

const fromEnvironment = inClear('let the pod have a role, or set AWS_ACCESS_KEY_ID and AWS_SECRET_ACCESS_KEY in its environment from a Secret');

/**
 * How requests to Amazon are signed. Absent fields come from the environment, as every program of Amazon's takes them.
 * @see https://prometheus.io/docs/alerting/latest/configuration/#sigv4_config
 */
const sigv4 = section({
  /** Region of the API. @default that of the environment */
  region: z.string().min(1).optional(),
  accessKey: fromEnvironment,
  secretKey: fromEnvironment,
  /** Profile of the shared credentials file. */
  profile: z.string().min(1).optional(),
  /** Role to take on. */
  roleArn: z.string().min(1).optional(),
  /** Proof for the owner of the role that it is asked for on the right account; needs `roleArn`. */
  externalId: z.string().min(1).meta({ since: '0.34' }).optional(),
  /** @default false */
  useFipsStsEndpoint: z.boolean().default(false),
  /** Name of the service in the signature. */
  serviceName: z.string().min(1).optional(),
}).superRefine((written, context) => {
  // Only what was read from a file has them.
  const { accessKey, secretKey }: Readonly<Partial<Record<'accessKey' | 'secretKey', unknown>>> = written;
  if ((accessKey === undefined) === (secretKey === undefined)) return;
  context.addIssue({ code: 'custom', path: [accessKey === undefined ? 'accessKey' : 'secretKey'], message: 'missing, the other half of the key is there', params: { check: 'missing-value', fix: 'write both, or none' } });
});

const fields = {
  ...overHttp(true),
  /** Address of the API. @default that of the region */
  apiUrl: template(),
  sigv4: sigv4.prefault({}),
  /** For mails and text messages. @default the template `sns.default.subject` */
  subject: ownTemplate('sns.default.subject'),
  /** The message. @default the template `sns.default.message` */
  message: ownTemplate('sns.default.message'),
  /** Attributes of the message. @default {} */
  attributes: templates,
  /** Let Amazon's own client connect, which heeds `AWS_CA_BUNDLE`; `httpConfig` has no effect then. @default false */
  useAwsHttpClient: z.boolean().meta({ since: '0.33' }).default(false),
};

/** A message by Amazon's Simple Notification Service: to a topic, a telephone or an application on one. */
export const snsReceiver = defineReceiver({
  key: 'snsConfigs',
  since: '0.23',
  schema: z.union([
    section({ topicArn: neededTemplate, phoneNumber: apartFrom('topicArn'), targetArn: apartFrom('topicArn'), ...fields }),
    section({ phoneNumber: neededTemplate, topicArn: apartFrom('phoneNumber'), targetArn: apartFrom('phoneNumber'), ...fields }),
    section({ targetArn: neededTemplate, topicArn: apartFrom('targetArn'), phoneNumber: apartFrom('targetArn'), ...fields }),
  ]),
  needs: (entry, global) => {
    const { region } = entry.sigv4;
    if (entry.apiUrl !== '') return endpointOf(entry.apiUrl, entry, global);
    return region === undefined ? undefined : endpointOf(`https://sns.${region}.amazonaws.com`, entry, global);
  },
  conflicts: ({ sigv4: { externalId, roleArn } }) =>
    externalId !== undefined && roleArn === undefined ? [{ path: ['sigv4', 'externalId'], message: 'has no meaning without roleArn', fix: 'set sigv4.roleArn, or remove it' }] : [],
  example: { topicArn: 'arn:aws:sns:eu-central-1:123456789012:alerts', sigv4: { region: 'eu-central-1' } },
  see: 'https://prometheus.io/docs/alerting/latest/configuration/#sns_configs',
});
