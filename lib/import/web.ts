import { read } from '../base/read';
import { SecretKey } from '../base/secret';
import { inNativeWords, nativePath } from '../bundle/native-words';
import type { ReadFile } from '../bundle/read-file';
import { webConfig } from '../prometheus/web-config';
import { evaluate, field, isEmpty, literal, objectOf, type Expression } from './expression';
import { fieldsAt } from '../bundle/fields-at';
import type { Ledger, Place } from './ledger';
import type { Transcript } from './transcriber';

/**
 * The server's own port. Hashes of passwords can stand in the file only, so a file with users goes along whole, by reference; the password of
 * one user is needed besides, for the probes and for the server's scrape of itself.
 */
export function webExpression(file: ReadFile, secret: string, transcript: () => Transcript, ledger: Ledger, place: Place): Expression | undefined {
  const users = Object.keys(fieldsAt(fieldsAt(file.value)['basicAuthUsers']));
  if (users.length === 0) return withoutUsers(transcript().expression, ledger, place);
  const named = users.find((user) => user !== '');
  if (named === undefined) {
    ledger.lose('web.yml: its only user has no name, with which nobody can log in', place);
    return undefined;
  }
  const reference = ledger.moveFile(secret, 'web.yml', place);
  ledger.note(`${secret}/web.yml is this file as it is, and ${secret}/web-password the password of "${named}", of which the file has only a hash: the probes log in with it`, place);
  return objectOf([
    field('file', { kind: 'reference', value: reference }),
    ...(fieldsAt(file.value)['tlsServerConfig'] === undefined ? [] : [field('tls', literal(true))]),
    field('login', objectOf([field('username', literal(named)), field('password', { kind: 'reference', value: new SecretKey(secret, 'web-password') })])),
  ]);
}

/** A spec has no place for some of what the server reads, such as TLS without a certificate, with which nobody could connect. */
function withoutUsers(expression: Expression | undefined, ledger: Ledger, place: Place): Expression | undefined {
  if (expression?.kind !== 'object') return undefined;
  const written = objectOf(expression.fields.filter(({ key }) => key !== 'basicAuthUsers'), expression.end);
  const { findings } = read(webConfig, evaluate(written));
  for (const { path, message } of findings.slice(0, 1)) ledger.lose(`web.yml, since a spec cannot say ${nativePath(path)}: ${inNativeWords(message)}`, place);
  return findings.length === 0 && !isEmpty(written) ? written : undefined;
}
