import { existsSync, mkdirSync, mkdtempSync, rmSync, symlinkSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

import { engine } from '../support/engines';
import { eventually } from '../support/eventually';
import { get } from '../support/http';
import { Service } from '../support/service';

/** What is said of a server that is gone. */
const ended = 'the server ends';

function mkdirIn(folder: string, name: string): string {
  mkdirSync(join(folder, name));
  return join(folder, name);
}

/** A server that reads one folder after the other, always under the same path. */
export class ReloadingServer {
  readonly #work = mkdirIn(mkdtempSync(join(tmpdir(), 'reloading-')), 'work');
  readonly #current = join(this.#work, 'current');
  #service: Service | undefined;

  constructor(
    readonly name: 'prometheus' | 'alertmanager',
    readonly port: number,
  ) {}

  get url(): string {
    return `http://127.0.0.1:${this.port}`;
  }

  /** Reads `<name>.yml` of a folder. Gives what the server says when it refuses. */
  async read(folder: string): Promise<string | undefined> {
    // Prometheus looks for "../secrets" from the folder of its file, Alertmanager from the one in which it runs.
    const links = { [this.#current]: folder, [join(this.#work, 'secrets')]: join(folder, '../secrets'), [join(this.#work, '../secrets')]: join(folder, '../secrets') };
    for (const [link, target] of Object.entries(links)) {
      rmSync(link, { force: true });
      symlinkSync(target, link);
    }
    if (this.#service?.running !== true) return (await this.#start()) ? undefined : ended;
    try {
      const response = await fetch(`${this.url}/-/reload`, { method: 'POST', signal: AbortSignal.timeout(30_000) });
      return response.ok ? undefined : (await response.text()).trim();
    } catch {
      // Alertmanager does not survive every configuration that it takes.
      await this.stop();
      return ended;
    }
  }

  async stop(): Promise<void> {
    await this.#service?.stop();
  }

  /** Whether the server is there to stay. */
  async #start(): Promise<boolean> {
    if (!existsSync(join(this.#current, `${this.name}.yml`))) throw new Error(`no ${this.name}.yml to begin with`);
    const data = mkdtempSync(join(tmpdir(), `${this.name}-data-`));
    const own = this.name === 'prometheus' ? [`--storage.tsdb.path=${data}`, '--web.enable-lifecycle'] : [`--storage.path=${data}`, '--cluster.listen-address='];
    this.#service = new Service(`import-${this.name}`, engine(this.name), [`--config.file=${join(this.#current, `${this.name}.yml`)}`, `--web.listen-address=127.0.0.1:${this.port}`, ...own], { cwd: this.#work });
    const service = this.#service;
    return (await eventually(`${this.name} is ready`, 60, async () => !service.running || (await get(`${this.url}/-/ready`)) !== '')) && service.running;
  }
}
