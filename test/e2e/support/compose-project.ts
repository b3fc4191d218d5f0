import { cpSync, existsSync, mkdirSync, mkdtempSync, readFileSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { parse } from 'yaml';
import { z } from 'zod';

import { checkout } from './engines';

const file = z.object({
  services: z.record(z.string(), z.object({ image: z.string() })),
  secrets: z.record(z.string(), z.object({ file: z.string() })).default({}),
});

/** A copy of the Compose project with a value for each of its secrets, so that the checkout stays as it is. */
export class ComposeProject {
  readonly folder: string;
  readonly text: string;
  /** The services whose images can be made here: Grafana's server is published only as a download. */
  readonly services: readonly string[];
  readonly images: readonly string[];

  constructor() {
    this.folder = join(mkdtempSync(join(tmpdir(), 'compose-')), 'tta-dev');
    cpSync(join(checkout, 'deploy/compose'), this.folder, { recursive: true });
    this.text = readFileSync(join(this.folder, 'compose.yaml'), 'utf8');
    const { services, secrets } = file.parse(parse(this.text));
    this.services = Object.keys(services).filter((name) => name !== 'grafana');
    this.images = [...new Set(this.services.map((name) => services[name]?.image ?? ''))];
    for (const { file: path } of Object.values(secrets)) {
      const secret = join(this.folder, path);
      mkdirSync(dirname(secret), { recursive: true });
      if (!existsSync(secret)) writeFileSync(secret, path.endsWith('url') ? 'http://127.0.0.1:9/' : 'a-secret-of-the-test');
    }
  }
}
