import { k8s } from 'cdk8s-plus-27';
import type { Construct } from 'constructs';

import type { Surroundings } from '../../stack/model';
import { metadataOf, type Component } from './labels';

/** A file by its name, which is the key in the ConfigMap. */
export type Files = ReadonlyMap<string, string>;

/**
 * Most that one ConfigMap holds, in bytes of its files.
 *
 * `kubectl apply` keeps a copy of the object in an annotation, and all annotations together hold 256 KiB at most; quoting makes
 * the copy longer than the files. The object itself may have 1 MiB.
 * @see https://kubernetes.io/docs/concepts/overview/working-with-objects/annotations/
 */
export const mostBytes = 200 * 1024;

/** Bytes of a file as they count in the annotation: JSON, where line breaks and quotes take two. */
export const weight = (text: string): number => Buffer.byteLength(JSON.stringify(text));

/** A part's files in as many ConfigMaps as they need, in their order: `<part>-<suffix>`, or `<part>-<suffix>-0` and so on when numbered. */
export function renderConfigMaps(scope: Construct, stack: Surroundings, part: string, component: Component, suffix: string, files: Files, numbered = false): string[] {
  return chunks(files).map((chunk, index) => {
    const name = `${part}-${suffix}${numbered ? `-${index}` : ''}`;
    new k8s.KubeConfigMap(scope, `config-map-${name}`, { metadata: metadataOf(stack, part, component, name), data: Object.fromEntries(chunk) });
    return name;
  });
}

function chunks(files: Files): [string, string][][] {
  const result: [string, string][][] = [];
  let room = 0;
  for (const [name, text] of files) {
    const size = weight(text) + name.length;
    if (result.length === 0 || size > room) {
      result.push([]);
      room = mostBytes;
    }
    result.at(-1)?.push([name, text]);
    room -= size;
  }
  return result;
}
