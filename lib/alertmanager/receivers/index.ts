import { z } from 'zod';

import type { SpecPath } from '../../base/spec-path';
import type { ReceiverKind } from './define';
import { discordReceiver } from './discord';
import { emailReceiver } from './email';
import { incidentioReceiver } from './incidentio';
import { jiraReceiver } from './jira';
import { mattermostReceiver } from './mattermost';
import { msteamsReceiver } from './msteams';
import { msteamsv2Receiver } from './msteamsv2';
import { opsgenieReceiver } from './opsgenie';
import { pagerdutyReceiver } from './pagerduty';
import { pushoverReceiver } from './pushover';
import { rocketchatReceiver } from './rocketchat';
import { slackReceiver } from './slack';
import { snsReceiver } from './sns';
import { telegramReceiver } from './telegram';
import { victoropsReceiver } from './victorops';
import { webexReceiver } from './webex';
import { webhookReceiver } from './webhook';
import { wechatReceiver } from './wechat';

/** Every kind of receiver, in alphabetical order. Adding one: an import and a line. */
export const receiverKinds = [
  discordReceiver,
  emailReceiver,
  incidentioReceiver,
  jiraReceiver,
  mattermostReceiver,
  msteamsReceiver,
  msteamsv2Receiver,
  opsgenieReceiver,
  pagerdutyReceiver,
  pushoverReceiver,
  rocketchatReceiver,
  slackReceiver,
  snsReceiver,
  telegramReceiver,
  victoropsReceiver,
  webexReceiver,
  webhookReceiver,
  wechatReceiver,
] as const;

type Member = (typeof receiverKinds)[number];

/** The lists of all kinds, as fields of a receiver. */
type ReceiverFields = { readonly [K in Member['key']]: z.ZodDefault<z.ZodArray<Extract<Member, { key: K }>['schema']>> };

// One list a kind: `Object.fromEntries` forgets the names, the type above restates them.
export const receiverFields = Object.fromEntries(receiverKinds.map((kind) => [kind.key, z.array(kind.schema as z.ZodType).default([])])) as unknown as ReceiverFields;

/** One entry that was declared in a receiver, with its kind. */
export interface Integration {
  readonly kind: ReceiverKind<string, z.ZodType<Readonly<Record<string, unknown>>>>;
  /** Place of the entry in the configuration. */
  readonly path: SpecPath;
  readonly entry: Readonly<Record<string, unknown>>;
}

/** All entries of a receiver, of every kind, in the order of the registry. */
export const integrationsOf = (receiver: Readonly<Record<Member['key'], readonly Integration['entry'][]>>, path: SpecPath): readonly Integration[] =>
  receiverKinds.flatMap((kind) => receiver[kind.key].map((entry, index) => ({ kind, path: [...path, kind.key, index], entry })));
