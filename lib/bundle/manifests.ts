import { gunzipSync } from 'node:zlib';

import { isMap, isScalar, isSeq, type Node, type Scalar, type YAMLMap } from 'yaml';

import type { GivenFile } from './bundle';
import { pairsOf, parseYaml, textOf, type Position, type YamlFile } from './yaml-file';

/** A file that is a key of a ConfigMap or a Secret. */
export interface EmbeddedFile extends GivenFile {
  /** The key, without the `.gz` of one that is compressed. */
  readonly key: string;
  /** Name of the file with the manifest. */
  readonly manifest: string;
  /** `undefined` where the manifest leaves it to who applies it. */
  readonly namespace: string | undefined;
  /** The place in the manifest; `undefined` where the text is encoded there. */
  placeOf(position: Position): Position | undefined;
}

/** What was found in a file of Kubernetes objects. */
export interface Manifests {
  readonly files: readonly EmbeddedFile[];
  /** Objects of the Prometheus Operator, as `Kind/namespace/name`: their fields are configuration too, and not read here. */
  readonly resources: readonly string[];
}

/** Keys that may hold what the servers read; certificates and scripts are none. Some charts have keys without an ending. */
const endings = /(?:^[^.]+|\.(?:ya?ml|json|rules|tmpl))(?:\.gz)?$/;

/**
 * The files in the ConfigMaps and Secrets of a file of Kubernetes objects: of all its documents and lists, in clear, as base64 and compressed as
 * the Prometheus Operator writes them. `undefined` where the file holds no such objects.
 *
 * Names are those that Kubernetes gives: `manifests.yaml: ConfigMap/monitoring/prometheus: prometheus.yml`.
 */
export function manifestsIn(file: GivenFile): Manifests | undefined {
  if (!/(?:^|[{,])\s*["']?kind["']?\s*:/m.test(file.text)) return undefined;
  const yaml = parseYaml(file.text);
  const objects = yaml.documents.flatMap(({ root }) => objectsIn(yaml, root));
  if (objects.length === 0) return undefined;
  return {
    files: objects.flatMap((object) => embeddedIn(file.name, yaml, object)),
    resources: objects.filter(({ apiVersion }) => apiVersion.startsWith('monitoring.coreos.com/')).map(({ id }) => id),
  };
}

interface KubernetesObject {
  readonly apiVersion: string;
  readonly kind: string;
  /** `Kind/namespace/name`. */
  readonly id: string;
  readonly namespace: string | undefined;
  readonly node: YAMLMap;
}

function objectsIn(yaml: YamlFile, node: Node | undefined): readonly KubernetesObject[] {
  const text = (name: string, of: Node | undefined = node): string => textOf(valueAt(yaml, of, name));
  const [apiVersion, kind] = [text('apiVersion'), text('kind')];
  if (!isMap(node) || apiVersion === '' || kind === '') return [];
  const items = valueAt(yaml, node, 'items');
  if (kind.endsWith('List') && isSeq(items)) return items.items.flatMap((item) => objectsIn(yaml, yaml.resolve(item as Node | null)));
  const metadata = valueAt(yaml, node, 'metadata');
  const namespace = text('namespace', metadata);
  return [{ apiVersion, kind, node, namespace: namespace === '' ? undefined : namespace, id: [kind, ...(namespace === '' ? [] : [namespace]), text('name', metadata)].join('/') }];
}

/** Fields of an object that hold files, and whether they are encoded there. */
const holders: Readonly<Record<string, Readonly<Record<string, boolean>>>> = {
  ConfigMap: { data: false, binaryData: true },
  Secret: { data: true, stringData: false },
};

function embeddedIn(manifest: string, yaml: YamlFile, { kind, id, namespace, node }: KubernetesObject): readonly EmbeddedFile[] {
  return Object.entries(holders[kind] ?? {}).flatMap(([field, isEncoded]) => {
    const map = valueAt(yaml, node, field);
    if (!isMap(map)) return [];
    return pairsOf(yaml, map).flatMap(({ key, value }) => {
      const scalar = yaml.resolve(value);
      const name = textOf(key);
      if (!endings.test(name) || !isScalar(scalar)) return [];
      // A scalar is read as the text that it is written as.
      const text = textIn(textOf(scalar), isEncoded, name.endsWith('.gz'));
      const plain = name.replace(/\.gz$/, '');
      return text === undefined ? [] : [{ name: `${manifest}: ${id}: ${plain}`, key: plain, text, isNamed: false, manifest, namespace, placeOf: placesOf(yaml, scalar, text) }];
    });
  });
}

/** `undefined` for what is no text. */
function textIn(value: string, isEncoded: boolean, isCompressed: boolean): string | undefined {
  try {
    const bytes = isEncoded ? Buffer.from(value, 'base64') : Buffer.from(value, 'utf8');
    return new TextDecoder('utf-8', { fatal: true }).decode(isCompressed ? gunzipSync(bytes) : bytes);
  } catch {
    return undefined;
  }
}

/** A literal block keeps its lines, so that each of its characters has a place in the manifest. */
const placesOf = (yaml: YamlFile, scalar: Scalar, text: string): EmbeddedFile['placeOf'] =>
  scalar.type === 'BLOCK_LITERAL' && scalar.value === text
    ? ({ line, column }) => {
        const start = text.split('\n', line - 1).reduce((sum, before) => sum + before.length + 1, 0);
        return yaml.positionIn(scalar, start + column - 1);
      }
    : () => undefined;

const valueAt = (yaml: YamlFile, node: Node | undefined, name: string): Node | undefined =>
  isMap(node) ? yaml.resolve(pairsOf(yaml, node).find(({ key }) => textOf(key) === name)?.value) : undefined;
