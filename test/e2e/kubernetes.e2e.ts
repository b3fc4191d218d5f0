/**
 * `kubectl apply -f dist/` on an empty, real Kubernetes: the whole stack of production runs, scrapes, alerts, keeps its
 * data, and takes changes without a restart. `E2E_KUBECONFIG` names a cluster that serves instead of one of our own.
 *
 * @engines kubectl
 * @engines-of-own-cluster prometheus promtool alertmanager amtool prometheus-config-reloader coredns
 * @engines-of-own-cluster etcd kube-apiserver kube-controller-manager kube-scheduler kubelet kube-proxy
 * @packages-of-own-cluster containerd runc containernetworking-plugins iptables busybox-static openssl
 */
import { parseDocument } from 'yaml';

import { AlertmanagerApi } from './support/alertmanager-api';
import { endings } from './support/at-end';
import { Cluster } from './support/cluster';
import { eventually, throughout } from './support/eventually';
import { imagesOf, textOf } from './support/images';
import { podsOf, provideSecrets, provideVolumes, startDemo } from './support/kubernetes-stack';
import { dist, manifestTexts, objectsOf } from './support/manifests';
import { PrometheusApi } from './support/prometheus-api';
import { saw, secondsSince } from './support/report';

const texts = manifestTexts();
const objects = objectsOf(texts);
const nodeImage = imagesOf(textOf('deploy/compose/compose.yaml')).find((reference) => reference.includes('/node:')) ?? '';
const alertmanagers = objects.find(({ kind, metadata }) => kind === 'StatefulSet' && metadata.name === 'alertmanager')?.spec?.replicas ?? 0;
const atEnd = endings();
let cluster: Cluster;

const prometheus = <T>(ask: (api: PrometheusApi) => Promise<T>) => cluster.through('monitoring', 'service/prometheus', 9090, (url) => ask(new PrometheusApi(url)));
const alertmanager = <T>(ask: (api: AlertmanagerApi) => Promise<T>) => cluster.through('monitoring', 'service/alertmanager', 9093, (url) => ask(new AlertmanagerApi(url)));

/** The pods of the stack, once all are ready. */
const readyPods = (seconds: number) =>
  eventually('every pod of the stack is ready', seconds, async () => {
    const pods = await podsOf(cluster, 'monitoring');
    if (pods.length > alertmanagers && pods.every(({ ready }) => ready)) return pods;
    throw new Error(JSON.stringify(pods));
  });

/** A given cluster must have nothing of ours before, and has nothing of ours after. */
const emptyAgain = async () => {
  expect(await cluster.must(['get', 'namespace', 'monitoring', 'tta-dev', '--ignore-not-found'])).toBe('');
  atEnd(async () => {
    await cluster.must(['delete', '-f', dist, '--ignore-not-found']);
  });
};

beforeAll(async () => {
  const start = Date.now();
  cluster = await Cluster.up([...imagesOf(...texts), nodeImage]);
  atEnd(() => cluster.down());
  if (cluster.own) await provideVolumes(cluster, objects);
  else await emptyAgain();
  saw('a Kubernetes', (await cluster.must(['version'])).trim().replaceAll('\n', ', '), secondsSince(start));
});

describe('the manifests on an empty cluster', () => {
  test('apply by one command, without a warning', async () => {
    const { code, stdout, stderr } = await cluster.kubectl(['apply', '-f', dist]);
    expect({ code, stderr }).toEqual({ code: 0, stderr: '' });
    const lines = stdout.trim().split('\n');
    expect(lines.filter((line) => !line.endsWith(' created'))).toEqual([]);
    expect(lines).toHaveLength(objects.length);
    saw('objects created', lines.length);
  });

  test('make every pod ready under the restricted standard, and none restarts', async () => {
    const start = Date.now();
    saw('secrets provided', ...(await provideSecrets(cluster, objects)));
    const pods = await readyPods(180);
    expect(pods.filter(({ restarts }) => restarts > 0)).toEqual([]);
    saw('pods ready', ...pods.map(({ name }) => name), secondsSince(start));
  });

  test('make a namespace that refuses a pod which is not restricted', async () => {
    const { code, stderr } = await cluster.kubectl(['-n', 'monitoring', 'run', 'not-restricted', '--image', nodeImage, '--dry-run=server']);
    expect(code).toBe(1);
    expect(stderr).toContain('violates PodSecurity "restricted:');
  });

  test('apply a second time with nothing to change', async () => {
    expect(await cluster.kubectl(['diff', '-f', dist])).toEqual({ code: 0, stdout: '', stderr: '' });
    const { code, stdout, stderr } = await cluster.kubectl(['apply', '-f', dist]);
    expect({ code, stderr }).toEqual({ code: 0, stderr: '' });
    // kubectl sends the selector of a disruption budget whether it differs or not, and calls that a change. That it is none, the difference has shown.
    const changed = stdout.trim().split('\n').filter((line) => !line.endsWith(' unchanged') && !line.startsWith('poddisruptionbudget.policy/'));
    expect(changed).toEqual([]);
    saw('a second apply', 'no difference', `${objects.length} objects as they were`);
  });
});

describe('the servers in the cluster', () => {
  test('scrape every target, and the demo application by its annotations', async () => {
    await startDemo(cluster, nodeImage);
    const demo = await eventually('both pods of the demo application are ready', 60, async () => {
      const pods = await podsOf(cluster, 'tta-dev');
      return pods.length === 2 && pods.every(({ ready }) => ready) ? pods : undefined;
    });
    const targets = await prometheus((api) =>
      eventually('every target is up', 90, async () => {
        const all = await api.targets();
        if (all.some(({ scrapePool }) => scrapePool === 'tta-dev') && all.every(({ health }) => health === 'up')) return all;
        throw new Error(JSON.stringify(all.map(({ scrapeUrl, health, lastError }) => ({ scrapeUrl, health, lastError }))));
      }));
    const annotated = demo.filter(({ name }) => !name.startsWith('demo-without-annotations-'));
    expect(targets.filter(({ scrapePool }) => scrapePool === 'tta-dev').map(({ scrapeUrl }) => scrapeUrl)).toEqual(annotated.map(({ address }) => `http://${address}:8000/metrics`));
    saw('targets up', ...targets.map(({ scrapePool, scrapeUrl }) => `${scrapePool} ${scrapeUrl}`));
  });

  test('evaluate every rule', async () => {
    const rules = await prometheus((api) =>
      eventually('every rule is evaluated', 120, async () => {
        const all = await api.rules();
        return all.length > 0 && all.every(({ health }) => health !== 'unknown') ? all : undefined;
      }));
    expect(rules.filter(({ health }) => health !== 'ok')).toEqual([]);
    saw('rules healthy', rules.length);
  });

  test('are connected: every Alertmanager is known, knows its peers, and has an alert', async () => {
    const addresses = await prometheus((api) =>
      eventually('Prometheus knows every Alertmanager', 60, async () => {
        const all = await api.alertmanagers();
        return all.length === alertmanagers ? all : undefined;
      }));
    const cluster = await alertmanager(async (api) =>
      eventually('the cluster of Alertmanagers is settled', 60, async () => {
        const { cluster: peers } = await api.status();
        return peers.status === 'ready' && peers.peers.length === alertmanagers ? peers : undefined;
      }));
    const alerts = await alertmanager((api) =>
      eventually('an alert arrives', 120, async () => {
        const all = await api.alerts();
        return all.length > 0 ? all : undefined;
      }));
    saw('Alertmanagers', ...addresses);
    saw('gossip', cluster.status, `${cluster.peers.length} peers`);
    saw('alerts', ...alerts.map(({ labels, receivers }) => `${labels['alertname']} for ${receivers.map(({ name }) => name).join(' and ')}`));
  });

  test('have the data of a pod that was killed', async () => {
    const up = 'timestamp(up{job="tta-dev"})';
    const [before] = await prometheus((api) => api.query(up));
    const at = before?.value ?? 0;
    expect(at).toBeGreaterThan(0);
    const server = (await podsOf(cluster, 'monitoring')).find(({ name }) => name.startsWith('prometheus-'))?.name ?? '';
    const start = Date.now();
    await cluster.must(['-n', 'monitoring', 'delete', 'pod', server, '--grace-period=1']);
    const pods = await readyPods(120);
    expect(pods.map(({ name }) => name)).not.toContain(server);
    expect((await prometheus((api) => api.query(up, at))).map(({ value }) => value)).toEqual([at]);
    saw('a sample from before', new Date(at * 1000).toISOString(), `ready again after ${secondsSince(start)}`);
  });
});

describe('a change of the configuration', () => {
  /** Applies the object that holds a file of configuration, with that file changed. */
  const change = async (file: string, path: readonly string[], value: string | boolean) => {
    // A group of rules may give a file of the same name, in an object of its own.
    const holder = objects.find(({ metadata, data, stringData }) => metadata.name === file.replace('.yml', '-config') && (data ?? stringData)?.[file] !== undefined);
    const field = holder?.data === undefined ? 'stringData' : 'data';
    const document = parseDocument(holder?.[field]?.[file] ?? '');
    document.setIn(path, value);
    await cluster.must(['apply', '-f', '-'], JSON.stringify({ ...holder, [field]: { ...holder?.[field], [file]: String(document) } }));
  };

  test('reaches the running servers without a restart', async () => {
    const before = await readyPods(10);
    const start = Date.now();
    await change('prometheus.yml', ['global', 'external_labels', 'changed'], 'by-a-person');
    await change('alertmanager.yml', ['global', 'resolve_timeout'], '7m');
    expect((await cluster.kubectl(['diff', '-f', dist])).code).toBe(1);
    await prometheus((api) => eventually('Prometheus has the change', 150, async () => ((await api.config()).includes('changed: by-a-person') ? true : undefined)));
    saw('a changed prometheus.yml in force', secondsSince(start));
    await alertmanager((api) => eventually('Alertmanager has the change', 150, async () => ((await api.status()).config.original.includes('resolve_timeout: 7m') ? true : undefined)));
    saw('a changed alertmanager.yml in force', secondsSince(start));
    expect(await podsOf(cluster, 'monitoring')).toEqual(before);
  });

  test('that is broken is refused, and the servers keep what they had', async () => {
    const before = await readyPods(10);
    await change('prometheus.yml', ['no_such_section'], true);
    await change('alertmanager.yml', ['no_such_section'], true);
    await prometheus((api) => eventually('Prometheus refuses it', 150, async () => ((await api.lastReloadSucceeded()) ? undefined : true)));
    await alertmanager((api) => eventually('Alertmanager refuses it', 150, async () => ((await api.lastReloadSucceeded()) ? undefined : true)));
    await throughout(5, async () => expect(await podsOf(cluster, 'monitoring')).toEqual(before));
    expect(await prometheus((api) => api.config())).toContain('changed: by-a-person');
    expect(await alertmanager(async (api) => (await api.status()).config.original)).toContain('resolve_timeout: 7m');
    saw('a broken configuration', 'refused by both servers', 'no restart');
  });

  test('is taken back by applying the manifests again', async () => {
    await cluster.must(['apply', '-f', dist]);
    await prometheus((api) => eventually('Prometheus has the old configuration', 150, async () => ((await api.lastReloadSucceeded()) ? true : undefined)));
    await alertmanager((api) => eventually('Alertmanager has the old configuration', 150, async () => ((await api.lastReloadSucceeded()) ? true : undefined)));
    expect(await prometheus((api) => api.config())).not.toContain('changed: by-a-person');
    expect((await podsOf(cluster, 'monitoring')).filter(({ restarts }) => restarts > 0)).toEqual([]);
  });
});
