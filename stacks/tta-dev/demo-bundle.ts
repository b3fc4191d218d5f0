import { buildSync } from 'esbuild';

/** The demo application with all that it needs in one file, which any Node from version 20 on runs. */
export function demoBundle(): string {
  const { outputFiles } = buildSync({
    entryPoints: ['stacks/tta-dev/demo/main.ts'],
    bundle: true,
    platform: 'node',
    target: 'node20',
    charset: 'utf8',
    legalComments: 'inline',
    write: false,
  });
  return outputFiles.map(({ text }) => text).join('');
}
