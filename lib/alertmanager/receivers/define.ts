import { z } from 'zod';

import type { SpecPath } from '../../base/spec-path';
import type { GlobalConfig } from '../global';
import { httpConfig } from '../http-config';
import type { Endpoint } from './endpoint';

/** What is wrong with an entry that its shape lets through; the path counts from the entry. */
export interface EntryFault {
  readonly path: SpecPath;
  readonly message: string;
  readonly fix: string;
  /** Whether the server refuses it. @default true */
  readonly refused?: boolean;
}

/** One kind of receiver: everything that shared code may ask about it. */
export interface ReceiverKind<K extends string, S extends z.ZodType> {
  /** Key of the list in a receiver, camelCase: `slackConfigs`. */
  readonly key: K;
  /** The Alertmanager version that brought it. */
  readonly since: string;
  /** One entry of the list. */
  readonly schema: S;
  /**
   * Where it connects to, so that the network can be opened for it: the service, or the proxy before it. `undefined` when
   * only a Secret, a template or the server's environment says it.
   */
  needs(entry: z.output<S>, global: GlobalConfig): Endpoint | undefined;
  /** Fields without which nothing can be sent, and the field of `global` that each may come from instead. */
  readonly fallbacks?: Readonly<Partial<Record<keyof z.output<S>, keyof GlobalConfig>>>;
  /** What of an entry contradicts itself or `global`, and is refused or does not do what it says. */
  conflicts?(entry: z.output<S>, global: GlobalConfig): readonly EntryFault[];
  /** An entry as a person would write it. */
  readonly example: z.input<S>;
  /** Its section in the documentation of Alertmanager. */
  readonly see: string;
}

/** Declares a kind; the call only makes the compiler infer its types. */
export const defineReceiver = <const K extends string, S extends z.ZodType>(kind: ReceiverKind<K, S>): ReceiverKind<K, S> => kind;

/** What every kind has that speaks HTTP. `resolved` is whether the server tells of ends where nothing is said. */
export const overHttp = (resolved: boolean) => ({
  /** Tell also when it is over. */
  sendResolved: z.boolean().default(resolved),
  /** HTTP connections. @default that of `global`, which is not merged with this */
  httpConfig: httpConfig.optional(),
});

/** A text that may be a Go template, what the server assumes for it, and the version that brought the field. */
export const template = (assumed = '', since?: string) => (since === undefined ? z.string() : z.string().meta({ since })).default(assumed);

/** A text that may be a Go template, by default the one of this name that the server brings along. */
export const ownTemplate = (name: string) => template(`{{ template "${name}" . }}`);

/** A text that may be a Go template, and must not be empty. */
export const neededTemplate = z.string().min(1);

/** Texts by name, each of which may be a Go template. */
export const templates = z.record(z.string().min(1), z.string()).default({});

/** Values by name as JSON has them; texts may be Go templates. */
export const jsonByName = z.record(z.string().min(1), z.json());

/** Alerts of one message, where 0 is all. */
export const maxAlerts = z.int().min(0).default(0);
