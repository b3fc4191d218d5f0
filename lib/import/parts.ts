import { isMap, isScalar } from 'yaml';

import { ByteSize } from '../base/byte-size';
import { goScalar } from '../bundle/go-scalar';
import type { ReadFile } from '../bundle/read-file';
import { scrapeConfig } from '../prometheus/scrape-config';
import { alertmanagerConfig, templateNames } from './alertmanager';
import { clearFields } from './clear-fields';
import { evaluate, field, listOf, literal, objectOf, type ObjectExpression } from './expression';
import { fieldsAt } from '../bundle/fields-at';
import type { Ledger } from './ledger';
import { alertmanagerMeaning, rulesMeaning, serverMeaning, webMeaning, withReferences, type Apart, type Meaning } from './meaning';
import { isToOwnAlertmanager } from './own-alertmanager';
import type { Declaration } from './program';
import { groupNames, prove, type Proof } from './proof';
import { uniqueGroups } from './rule-groups';
import { serverSpec } from './server';
import type { TakesOver, Transcript, YamlReadFile } from './transcriber';
import { webExpression } from './web';
import type { Workshop } from './workshop';

/** What files come to that belong together: a constant of the program, what is to be said of it, and the proof that it means the same. */
export interface Part {
  readonly declaration: Declaration;
  readonly ledger: Ledger;
  readonly proof: Proof;
}

/** The files of one server, by what they are. */
export interface ServerFiles {
  readonly config: YamlReadFile;
  readonly jobFiles: readonly YamlReadFile[];
  readonly ruleFiles: readonly YamlReadFile[];
  readonly web: YamlReadFile | undefined;
  /** The Alertmanager of the same stack. */
  readonly alertmanager: AlertmanagerFiles | undefined;
}

export interface AlertmanagerFiles {
  readonly config: YamlReadFile;
  readonly templates: readonly ReadFile[];
}

/** Names of a part: of the constant, and of the Secret for its credentials. */
export interface Names {
  readonly constant: string;
  readonly secret: string;
}

/** A server, alone or with its Alertmanager as one stack. */
export function serverPart(files: ServerFiles, names: Names, workshop: Workshop): Part {
  const { ledger } = workshop;
  workshop.sayMissing(files.config, ['scrapeConfigFiles', 'ruleFiles']);
  const takesOver: TakesOver = ([list, index, ...deeper], value, place) => {
    if (list !== 'scrapeConfigs' || index === undefined || deeper.length > 0 || clearFields(scrapeConfig, value, []).length === 0) return false;
    ledger.moveJob(String(fieldsAt(value)['jobName']), names.secret, place);
    return true;
  };
  const config = workshop.transcript(files.config, names.secret, takesOver);
  const jobFiles = files.jobFiles.map((file) => workshop.transcript(file, names.secret, takesOver));
  const ruleFiles = files.ruleFiles.map((file) => ({ ...workshop.transcript(file, names.secret), file }));
  const web = files.web === undefined ? undefined : webOf(files.web, names, workshop);
  const alertmanager = files.alertmanager === undefined ? undefined : alertmanagerOf(files.alertmanager, 'alertmanager', workshop);
  sayOwnAlertmanager(config.value, alertmanager !== undefined, ledger);
  sayEmptySections(files.config, config.value, ledger);
  const value = serverSpec(
    {
      config,
      jobFiles,
      ruleFiles,
      web: web?.expression,
      alertmanager: alertmanager === undefined ? undefined : objectOf([field('config', alertmanager.expression)]),
      alertmanagerHead: alertmanager?.transcript.head ?? [],
      namespace: workshop.namespaceOf(files.config),
    },
    ledger,
  );
  const declaration: Declaration = { name: names.constant, type: alertmanager === undefined ? 'PrometheusServerSpec' : 'PrometheusStackSpec', value, head: config.head, tail: config.tail };
  const { retention } = fieldsAt(fieldsAt(fieldsAt(config.value)['storage'])['tsdb']);
  const apart: Apart = {
    jobs: ledger.jobs.map(({ jobName }) => jobName),
    ownAlertmanager: alertmanager !== undefined,
    assumedSize: !hasSize(retention),
  };
  const meant = (read: unknown): unknown => withReferences(read, ledger);
  const before: Meaning = {
    server: serverMeaning({ config: meant(config.value), jobFiles: jobFiles.map((file) => meant(file.value)) }, apart),
    rules: rulesMeaning(ruleFiles.map((file) => file.value), groupNames(evaluate(value))),
    ...(web?.transcript !== undefined && web.expression !== undefined && { web: webMeaning(meant(web.transcript.value)) }),
    ...(alertmanager !== undefined && alertmanager.meaning()),
  };
  return { declaration, ledger, proof: prove(declaration, before, apart) };
}

/** An Alertmanager that stands alone. */
export function alertmanagerPart(files: AlertmanagerFiles, names: Names, workshop: Workshop): Part {
  const written = alertmanagerOf(files, names.secret, workshop);
  const namespace = workshop.namespaceOf(files.config);
  const fields = [...(namespace === undefined || namespace === 'monitoring' ? [] : [field('namespace', literal(namespace))]), field('config', written.expression)];
  const declaration: Declaration = { name: names.constant, type: 'AlertmanagerSpec', value: objectOf(fields), head: written.transcript.head, tail: [] };
  return { declaration, ledger: workshop.ledger, proof: prove(declaration, written.meaning(), nothingApart) };
}

/** Files of rules whose server was not given. */
export function rulesPart(files: readonly YamlReadFile[], constant: string, workshop: Workshop): Part {
  const ruleFiles = files.map((file) => ({ ...workshop.transcript(file, constant), file }));
  const value = listOf(uniqueGroups(ruleFiles, workshop.ledger));
  const declaration: Declaration = { name: constant, type: 'RuleGroupSpec[]', value, head: [], tail: [] };
  const names = groupNames({ ruleGroups: evaluate(value) });
  return { declaration, ledger: workshop.ledger, proof: prove(declaration, { rules: rulesMeaning(ruleFiles.map((file) => file.value), names) }, nothingApart) };
}

const nothingApart: Apart = { jobs: [], ownAlertmanager: false, assumedSize: true };

/** Whether a file limits what is kept by more than time; a size of zero is no limit. */
function hasSize(retention: unknown): boolean {
  const { size, percentage } = fieldsAt(retention);
  return percentage !== undefined || (size instanceof ByteSize && size.bytes > 0);
}

interface WrittenAlertmanager {
  readonly expression: ObjectExpression;
  readonly transcript: Transcript;
  /** Only when everything is written, the ledger knows all references. */
  meaning(): Meaning;
}

function alertmanagerOf({ config, templates }: AlertmanagerFiles, secret: string, workshop: Workshop): WrittenAlertmanager {
  workshop.sayMissing(config, ['templates']);
  const transcript = workshop.transcript(config, secret);
  return {
    expression: alertmanagerConfig(transcript, templates),
    transcript,
    meaning: () => ({ alertmanager: alertmanagerMeaning(withReferences(transcript.value, workshop.ledger)), templates: [...templateNames(templates).values()].map(({ text }) => text) }),
  };
}

function webOf(file: YamlReadFile, { secret }: Names, workshop: Workshop) {
  let transcript: Transcript | undefined;
  const expression = webExpression(file, secret, () => (transcript = workshop.transcript(file, secret)), workshop.ledger, workshop.placeOf(file));
  return { expression, transcript };
}

function sayOwnAlertmanager(config: unknown, isStack: boolean, ledger: Ledger): void {
  if (isStack) ledger.note("alerting.alertmanagers is left out: it names the Alertmanager of the same stack, which every target finds in its own way");
  else if (isToOwnAlertmanager(config)) ledger.note('the Alertmanager that alerting.alertmanagers names is not among the files');
}

/** Empty sections that are not the same as none, and that a spec cannot say. */
function sayEmptySections({ yaml: { root } }: YamlReadFile, config: unknown, ledger: Ledger): void {
  const { exemplars } = fieldsAt(fieldsAt(config)['storage']);
  if (exemplars !== undefined && fieldsAt(exemplars)['maxExemplars'] === undefined) ledger.lose('storage.exemplars: without a number the server keeps none, which a spec says by leaving the section out');
  // Every switch of the section is off then, also those that are on in a server without it.
  if (isMap(root) && isNull(root.get('otlp', true))) ledger.lose('otlp: a section without anything in it, with which the server forgets its own defaults: remove it, or write "otlp: {}"');
}

const isNull = (node: unknown): boolean => isScalar(node) && goScalar(node).kind === 'null';
