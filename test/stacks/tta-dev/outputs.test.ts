import { readdirSync, readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';

import { App, Yaml } from 'cdk8s';

import { compose, native, operator, PrometheusStack, type Rendering } from '../../../lib';
import { ttaDev } from '../../../stacks/tta-dev';
import { demoBundle } from '../../../stacks/tta-dev/demo-bundle';
import { development, production, staging } from '../../../stacks/tta-dev/environment';
import { laptop } from '../../../stacks/tta-dev/laptop';

const root = resolve(__dirname, '../../..');

/** Files of a folder by their path in it. */
const filesIn = (folder: string): Record<string, string> =>
  Object.fromEntries(
    readdirSync(join(root, folder), { recursive: true, withFileTypes: true })
      .filter((entry) => entry.isFile())
      .map((entry) => join(entry.parentPath, entry.name))
      .sort()
      .map((path) => [path.slice(join(root, folder).length + 1), readFileSync(path, 'utf8')]),
  );

const sorted = (files: ReadonlyMap<string, string>): Record<string, string> => Object.fromEntries([...files].sort(([a], [b]) => (a < b ? -1 : 1)));

// What a user gets is what is committed and reviewed: `npm run synth` writes it anew.
test('dist/ holds the manifests of production, and nothing else', () => {
  const stack = new PrometheusStack(new App(), 'tta-dev', ttaDev(production));
  expect({ 'tta-dev.k8s.yaml': Yaml.stringify(...(stack.toJson() as unknown[])) }).toEqual(filesIn('dist'));
});

test.each<[string, () => Rendering]>([
  ['operator', () => operator('tta-dev', ttaDev(production))],
  ['compose', () => compose('tta-dev', ttaDev(development), laptop(demoBundle()))],
  ['native', () => native('tta-dev', ttaDev(development))],
])('deploy/%s holds the files of its target, and nothing else', (target, render) => {
  const { findings, files } = render();
  expect(findings).toEqual([]);
  expect(sorted(files)).toEqual(filesIn(`deploy/${target}`));
});

test('the swarm of staging is a configuration of the same stack', () => {
  const { findings, files } = native('tta-dev', ttaDev(staging));
  expect(findings).toEqual([]);
  expect(files.get('prometheus/prometheus.yml')).toMatchSnapshot();
});

test('the pods of production cannot be found on a laptop, and it says so', () => {
  expect(compose('tta-dev', ttaDev(production)).findings.map(({ message }) => message)).toEqual([
    'needs the API server of a cluster in which it runs, which the target "compose" does not give',
  ]);
});
