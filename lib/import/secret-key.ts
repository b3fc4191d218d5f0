import type { SpecPath } from '../base/spec-path';
import { fieldsAt } from '../bundle/fields-at';
import { fileName } from './ledger';

/** Steps of a path that say nothing about a credential: lists of what has a name of its own, and sections that hold one only. */
const silent = new Set(['scrapeConfigs', 'receivers', 'remoteWrite', 'remoteRead', 'alerting', 'global', 'basicAuth', 'authorization', 'oauth2', 'httpConfig', 'httpHeaders', 'files', 'url']);

/**
 * A key for a credential by where it stands, such as `node-password` or `on-call-slack-api-url`: by the name of the job, the receiver or
 * whatever has one, so that it stays when others come and go.
 */
export function secretKeyFor(path: SpecPath, root: unknown): string {
  const words: string[] = [];
  let value: unknown = root;
  path.forEach((step, index) => {
    value = (value as Readonly<Record<string | number, unknown>> | undefined)?.[step];
    if (typeof step === 'number') {
      const name = nameOf(value);
      if (name !== undefined) words.push(name);
      // The first of a list without names needs no number.
      else if (step > 0) words.push(String(step + 1));
    } else if (index === path.length - 1 || !silent.has(step)) words.push(kebab(step.replace(/(Sd)?Configs?$/, '')));
  });
  return fileName(words.join('-').replace(/-{2,}/g, '-')).slice(0, 200);
}

/** What an element of a list is called, by itself or by the host that it talks to. */
function nameOf(value: unknown): string | undefined {
  const { jobName, name, url } = fieldsAt(value);
  const own = jobName ?? name;
  if (typeof own === 'string') return own;
  return typeof url === 'string' && URL.canParse(url) ? new URL(url).hostname : undefined;
}

const kebab = (text: string): string => text.replace(/[A-Z]/g, (letter) => `-${letter.toLowerCase()}`).replace(/^-/, '');
