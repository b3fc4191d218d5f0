import { cpSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';

import { AlertmanagerApi } from './alertmanager-api';
import { DemoApplication } from './demo-application';
import { checkout, engine } from './engines';
import { eventually } from './eventually';
import { PrometheusApi } from './prometheus-api';
import { Service, stopAll } from './service';

/** The native files, started as they are on this machine with three demo applications, in a folder of their own. */
export class NativeStack {
  readonly prometheus = new PrometheusApi('http://127.0.0.1:9090');
  readonly alertmanager = new AlertmanagerApi('http://127.0.0.1:9093');
  readonly applications: DemoApplication[] = [];
  readonly services: Service[] = [];

  private constructor(readonly folder: string) {}

  /**
   * Copies `deploy/native`, puts a value for every secret that the files name (the address of the receiver where it is
   * an address), and starts everything; throws unless both servers are ready within 30 s.
   */
  static async start(receiver: string): Promise<NativeStack> {
    const stack = new NativeStack(mkdtempSync(join(tmpdir(), 'native-')));
    cpSync(join(checkout, 'deploy/native'), stack.folder, { recursive: true });
    for (const path of stack.#secrets()) {
      mkdirSync(dirname(path), { recursive: true });
      writeFileSync(path, path.endsWith('url') ? `${receiver}/${path.split('/').at(-1)}` : 'a-secret-of-the-test');
    }
    try {
      stack.applications.push(...['127.0.0.11', '127.0.0.12', '127.0.0.13'].map((address) => new DemoApplication(address)));
      stack.#serve('alertmanager');
      stack.#serve('prometheus');
      await eventually('Alertmanager is ready', 30, () => stack.alertmanager.ready());
      await eventually('Prometheus is ready', 30, () => stack.prometheus.ready());
    } catch (error) {
      await stack.stop();
      throw error;
    }
    return stack;
  }

  /** The text of one of the copied files. */
  read(path: string): string {
    return readFileSync(join(this.folder, path), 'utf8');
  }

  /** Changes one of the copied files. */
  write(path: string, text: string): void {
    writeFileSync(join(this.folder, path), text);
  }

  /** The names of the rule files. */
  get ruleFiles(): readonly string[] {
    return readdirSync(join(this.folder, 'prometheus/rules')).sort();
  }

  /** Stops the servers and the applications. */
  async stop(): Promise<void> {
    await stopAll([...this.applications.map(({ service }) => service), ...this.services]);
  }

  /** Starts a server by its own file of flags, with names for the three applications that only this process knows. */
  #serve(name: 'prometheus' | 'alertmanager'): void {
    const hosts = join(this.folder, 'hosts');
    writeFileSync(hosts, '127.0.0.1 localhost\n127.0.0.11 app1\n127.0.0.12 app2\n127.0.0.13 app3\n');
    const withHosts = ['--mount', 'sh', '-c', 'mount --bind "$0" /etc/hosts && exec "$@"', hosts, engine(name), '@flags'];
    this.services.push(new Service(name, 'unshare', withHosts, { cwd: join(this.folder, name) }));
  }

  /** The files of secrets that the configurations name. */
  #secrets(): readonly string[] {
    const texts = ['prometheus/prometheus.yml', 'alertmanager/alertmanager.yml'].map((path) => this.read(path)).join('\n');
    return [...texts.matchAll(/\.\.\/(secrets\/[\w.-]+\/[\w.-]+)/g)].map(([, path]) => join(this.folder, path ?? ''));
  }
}
