import { NotationError } from '../../base/value';
import type { Labels } from './label-builder';

/**
 * One label of a command line: `name=value`. The value may be empty, and may have a `=` of its own; a name that has one stands in double
 * quotes.
 * @throws NotationError when there is no name, or no `=`
 */
export function parseLabelArgument(text: string): readonly [name: string, value: string] {
  const [, quoted, bare, value] = /^(?:"([^"]+)"|([^="]+))=([^]*)$/.exec(text) ?? [];
  const name = quoted ?? bare;
  if (name === undefined || value === undefined) throw new NotationError(`not a label, got "${text}"`, 'write name=value, such as __meta_kubernetes_pod_name=app-0');
  return [name, value];
}

/**
 * Several of them with a comma between. A comma that no name and `=` follow belongs to the value before it: `alertname=Down,path=/a,b`.
 * @throws NotationError like {@link parseLabelArgument}
 */
export const parseLabelArguments = (text: string): Labels => Object.fromEntries(text.split(/,(?=(?:"[^"]+"|[^",=]+)=)/).map(parseLabelArgument));

/**
 * A series as a target exposes it: `http_requests_total{code="500"}`, or `{"a.name","a.label"="x"}` with names of any characters. A value and a
 * timestamp may follow, as in a line of a page of metrics, and are not read.
 *
 * The labels come with `__name__` among them, and with those that are empty. In quotes, `\\`, `\"` and `\n` are escapes, and a `\` before
 * anything else is itself.
 * @throws NotationError when the text is no series, or names a label twice
 * @see https://prometheus.io/docs/instrumenting/exposition_formats/#comments-help-text-and-type-information
 */
export function parseSeries(text: string): Labels {
  const [whole, outer, inner = ''] = line.exec(text) ?? [];
  if (whole === undefined) throw notASeries(text);
  const labels = [...(outer === undefined ? [] : [['__name__', outer] as const]), ...parts(inner, text)];
  const twice = labels.find(([name], index) => labels.findIndex(([other]) => other === name) < index)?.[0];
  if (twice !== undefined) throw new NotationError(`the label "${twice}" is not unique, got "${text}"`, 'name every label once');
  if (!labels.some(([name]) => name === '__name__')) throw new NotationError(`a series without a name, got "${text}"`, 'begin with the name, such as up{job="app"}');
  return Object.fromEntries(labels);
}

const notASeries = (text: string): NotationError => new NotationError(`not a series, got "${text}"`, 'write it as on a page of metrics, such as http_requests_total{code="500"}');

/** A name, what stands in braces, and what follows. */
const line = /^\s*([a-zA-Z_:][a-zA-Z0-9_:]*)?\s*(?:\{([^]*)\})?(?:\s+[-+.\w]+)*\s*$/;

/** A label and its value, or the name of the metric in quotes; a comma may stand behind the last. */
const part = /\s*(?:"((?:[^"\\]|\\[^])*)"|([a-zA-Z_][a-zA-Z0-9_]*)\s*(?==))\s*(?:=\s*"((?:[^"\\]|\\[^])*)")?\s*(?:,|$)/y;

function parts(inner: string, text: string): readonly (readonly [name: string, value: string])[] {
  const found: (readonly [name: string, value: string])[] = [];
  for (part.lastIndex = 0; inner.slice(part.lastIndex).trim() !== ''; ) {
    const [whole, quoted, bare, value] = part.exec(inner) ?? [];
    if (whole === undefined) throw notASeries(text);
    const name = bare ?? unescaped(quoted ?? '');
    found.push(value === undefined ? ['__name__', name] : [name, unescaped(value)]);
  }
  return found;
}

const unescaped = (text: string): string => text.replace(/\\([\\"n])/g, (_, character: string) => (character === 'n' ? '\n' : character));
