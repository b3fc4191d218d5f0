import { appendFileSync, existsSync, readdirSync, readFileSync } from 'node:fs';
import { mkdtemp } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

import { output, run } from './command';
import type { Outcome } from './command';
import { checkout, engine, engineFolder, logFolder } from './engines';
import { eventually } from './eventually';
import { imagesOf, makeImages, textOf } from './images';
import { Service } from './service';

const script = join(checkout, 'test/e2e/cluster.sh');

/** A Kubernetes to apply manifests to: one of our own with a single node, or the one that `E2E_KUBECONFIG` names. */
export class Cluster {
  private constructor(readonly folder: string, readonly kubeconfig: string, readonly own: boolean) {}

  /** Starts a cluster whose node has the given images and a name server, or takes the given one; throws unless it is ready within two minutes. */
  static async up(images: readonly string[]): Promise<Cluster> {
    const folder = await mkdtemp(join(tmpdir(), 'cluster-'));
    const given = process.env['E2E_KUBECONFIG'];
    if (given !== undefined) return new Cluster(folder, given, false);
    const cluster = new Cluster(folder, join(folder, 'admin.kubeconfig'), true);
    try {
      await output('bash', [script, 'up', folder, engineFolder()]);
      const names = textOf('test/e2e/coredns.yaml');
      const archives = await makeImages(join(folder, 'images'), [...images, ...imagesOf(names), 'registry.k8s.io/pause:3.10']);
      await output('bash', [script, 'load', folder, ...archives]);
      await cluster.must(['apply', '-f', join(checkout, 'test/e2e/coredns.yaml')]);
      await cluster.must(['-n', 'kube-system', 'rollout', 'status', 'deployment/coredns', '--timeout=60s']);
    } catch (error) {
      await cluster.down();
      throw error;
    }
    return cluster;
  }

  /** Runs kubectl against this cluster; its exit code is an answer. */
  async kubectl(args: readonly string[], input?: string): Promise<Outcome> {
    const all = ['--kubeconfig', this.kubeconfig, '--cache-dir', join(this.folder, 'kubectl'), ...args];
    return run(engine('kubectl'), all, input === undefined ? {} : { input });
  }

  /** Runs kubectl, which has to succeed, and gives what it printed. */
  async must(args: readonly string[], input?: string): Promise<string> {
    const { code, stdout, stderr } = await this.kubectl(args, input);
    if (code !== 0) throw new Error(`"kubectl ${args.join(' ')}" ends with ${code}: ${stdout}${stderr}`);
    return stdout;
  }

  /** Asks through a tunnel to a port of a pod or a Service, such as `service/prometheus`, and closes the tunnel. */
  async through<T>(namespace: string, target: string, port: number, ask: (url: string) => Promise<T>): Promise<T> {
    const args = ['--kubeconfig', this.kubeconfig, '-n', namespace, 'port-forward', target, `:${port}`];
    const tunnel = new Service(`tunnel-${target.replace('/', '-')}-${Date.now()}`, engine('kubectl'), args);
    try {
      const local = await eventually(`a tunnel to ${target}`, 20, () => Promise.resolve(/127\.0\.0\.1:(\d+) ->/.exec(tunnel.output)?.[1]));
      const answer = await ask(`http://127.0.0.1:${local}`);
      tunnel.forget();
      return answer;
    } finally {
      await tunnel.stop();
    }
  }

  /** Ends a cluster of our own, with the logs of its pods kept; leaves a given one. */
  async down(): Promise<void> {
    if (!this.own) return;
    const pods = join(this.folder, 'pods');
    const logs = existsSync(pods) ? readdirSync(pods, { recursive: true, encoding: 'utf8' }).filter((name) => name.endsWith('.log')) : [];
    for (const name of logs) appendFileSync(join(logFolder(), `pod-${name.replaceAll('/', '-')}`), readFileSync(join(pods, name)));
    for (const name of existsSync(join(this.folder, 'logs')) ? readdirSync(join(this.folder, 'logs')) : []) {
      appendFileSync(join(logFolder(), name), readFileSync(join(this.folder, 'logs', name)));
    }
    await output('bash', [script, 'down', this.folder]);
  }
}
