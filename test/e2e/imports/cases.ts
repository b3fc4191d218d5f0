import { cpSync, existsSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';

import { manifestsIn } from '../../../lib/bundle/manifests';
import { checkout } from '../support/engines';

/** Files of somebody that are imported. */
export interface ImportCase {
  readonly name: string;
  /** Where everything about it lies: `original/prometheus/prometheus.yml`, `original/alertmanager/alertmanager.yml`, and then ours. */
  readonly folder: string;
  /** What is given to the command. */
  readonly paths: readonly string[];
}

const data = join(__dirname, 'data');
const conformance = join(checkout, '../shared/conformance');

/** All cases, each in a folder of its own beneath this one. */
export const importCases = (root: string): readonly ImportCase[] => [...ownFiles(root), ...conformanceFiles(root, 'prometheus'), ...conformanceFiles(root, 'alertmanager')];

function ownFiles(root: string): readonly ImportCase[] {
  const deploy = caseIn(root, 'deploy-native', () => ({ 'original/prometheus': join(checkout, 'deploy/native/prometheus'), 'original/alertmanager': join(checkout, 'deploy/native/alertmanager') }));
  const shop = caseIn(root, 'shop', () => ({ 'original/prometheus': data, 'original/alertmanager': data }));
  const chart = caseIn(root, 'chart', () => ({ chart: data }));
  // What a pod has mounted lies beside the configuration here.
  const manifest = join(chart, 'chart/chart.yaml');
  for (const { key, text } of manifestsIn({ name: manifest, text: readFileSync(manifest, 'utf8'), isNamed: true })?.files ?? []) {
    const folder = join(chart, 'original', /alertmanager|tmpl/.test(key) ? 'alertmanager' : 'prometheus');
    mkdirSync(folder, { recursive: true });
    writeFileSync(join(folder, key), text.replaceAll(/\/etc\/(config|alertmanager)\//g, './'));
  }
  return [
    { name: 'deploy/native', folder: deploy, paths: [join(deploy, 'original')] },
    { name: 'files of a shop', folder: shop, paths: [join(shop, 'original/prometheus/prometheus.yml'), join(shop, 'original/alertmanager/alertmanager.yml')] },
    { name: 'the chart of a shop', folder: chart, paths: [manifest] },
  ];
}

/** The good files of the servers' own tests, where they are there. */
function conformanceFiles(root: string, server: 'prometheus' | 'alertmanager'): readonly ImportCase[] {
  const list = join(conformance, server, 'expected.tsv');
  if (!existsSync(list)) return [];
  const rows = readFileSync(list, 'utf8').trim().split('\n').slice(1).map((row) => row.split('\t'));
  const good = rows.filter(([, mode, stage, outcome]) => mode !== 'agent' && stage === 'load' && outcome === 'good').map(([path = '']) => path);
  // Some load although the jobs that they include do not; the running server reads those too.
  return [...new Set(good)].filter((path) => !path.includes('.bad.')).map((path) => {
    const folder = caseIn(root, `${server}-${path}`, () => ({ [`original/${server}`]: join(conformance, server, dirname(path)) }));
    const file = join(folder, 'original', server, `${server}.yml`);
    cpSync(join(conformance, server, path), file);
    return { name: path, folder, paths: [file] };
  });
}

/** A folder with copies of others. */
function caseIn(root: string, name: string, copies: () => Readonly<Record<string, string>>): string {
  const folder = join(root, name.replace(/[^\w-]/g, '_'));
  for (const [to, from] of Object.entries(copies())) for (const file of readdirSync(from)) cpSync(join(from, file), join(folder, to, file), { recursive: true });
  return folder;
}
