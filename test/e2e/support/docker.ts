import { join } from 'node:path';

import { output, run } from './command';
import type { Outcome } from './command';
import { engine } from './engines';
import { eventually } from './eventually';
import { Service } from './service';

/** A Docker daemon of our own, with a socket and a store of its own, so that what is on this machine is not touched. */
export class Docker {
  readonly #env: Readonly<Record<string, string>>;

  private constructor(readonly daemon: Service, socket: string) {
    this.#env = { DOCKER_HOST: `unix://${socket}` };
  }

  /** Starts the daemon with its state in a folder; throws when it does not answer within 30 s. */
  static async start(folder: string): Promise<Docker> {
    const socket = join(folder, 'docker.sock');
    const daemon = new Service('dockerd', 'dockerd', [
      '--host', `unix://${socket}`, '--pidfile', join(folder, 'docker.pid'),
      '--data-root', join(folder, 'data'), '--exec-root', join(folder, 'exec'), '--log-level', 'error',
    ]);
    const docker = new Docker(daemon, socket);
    await eventually('the Docker daemon answers', 30, () => docker.docker('version'));
    return docker;
  }

  /** Brings images into the store. */
  async load(archives: readonly string[]): Promise<void> {
    for (const archive of archives) await this.docker('load', '--quiet', '--input', archive);
  }

  /** Runs a command of Docker that has to succeed, and gives what it printed. */
  async docker(...args: readonly string[]): Promise<string> {
    return output('docker', args, { env: this.#env });
  }

  /** Runs a command of Docker Compose in the folder of a project. */
  async compose(project: string, ...args: readonly string[]): Promise<Outcome> {
    return run(engine('docker-compose'), args, { cwd: project, env: this.#env });
  }

  /** Names of containers, volumes and networks that are there, less the three networks that every daemon has. */
  async inventory(): Promise<readonly string[]> {
    const lists = await Promise.all([
      this.docker('ps', '--all', '--format', 'container {{.Names}}'),
      this.docker('volume', 'ls', '--format', 'volume {{.Name}}'),
      this.docker('network', 'ls', '--filter', 'type=custom', '--format', 'network {{.Name}}'),
    ]);
    return lists.flatMap((list) => list.split('\n')).filter((line) => line !== '').sort();
  }
}
