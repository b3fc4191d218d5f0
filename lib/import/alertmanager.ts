import type { NamedFile } from '../bundle/read-file';
import { field, objectOf, type Expression, type Field, type ObjectExpression } from './expression';
import { baseName } from './ledger';
import type { Transcript } from './transcriber';

/** The configuration of an Alertmanager, in which templates stand as texts. */
export function alertmanagerConfig({ expression, tail }: Transcript, templates: readonly NamedFile[]): ObjectExpression {
  const written = expression?.kind === 'object' ? expression : objectOf([]);
  const texts = objectOf([...templateNames(templates)].map(([name, { text }]) => field(name, { kind: 'document', value: text })));
  const fields = written.fields.flatMap((section): readonly Field[] => {
    if (section.key === 'templates') return texts.fields.length === 0 ? [] : [{ ...section, value: texts }];
    return [section];
  });
  return objectOf(fields.filter(({ key, value }) => !(key === 'global' && isNothing(value))), [...written.end, ...tail]);
}

const isNothing = (value: Expression): boolean => value.kind === 'object' && value.fields.length === 0;

/** Templates by a name that a file may have; an empty file has nothing to define. */
export function templateNames(templates: readonly NamedFile[]): ReadonlyMap<string, NamedFile> {
  const names = new Map<string, NamedFile>();
  for (const template of templates) {
    if (template.text === '') continue;
    const plain = baseName(template.name).replace(/[^-_A-Za-z0-9]+/g, '-').replace(/^[-_]+/, '');
    // A name of digits alone would not keep its place among others.
    const base = plain === '' || /^\d+$/.test(plain) ? `template-${plain}` : plain;
    let name = base;
    for (let number = 2; names.has(name); number++) name = `${base}-${number}`;
    names.set(name, template);
  }
  return names;
}
