#!/usr/bin/env node
'use strict';

const { existsSync } = require('node:fs');
const { join } = require('node:path');

// In a checkout the sources run as they are; a package that was published holds only what was compiled from them.
const source = join(__dirname, '../lib/cli/main.ts');
const isCheckout = existsSync(source);
if (isCheckout) require('tsx/cjs');
const { run } = require(isCheckout ? source : '../build/lib/cli/main.js');

// Whoever reads may have had enough, as `head` has.
process.stdout.on('error', (error) => {
  if (error.code !== 'EPIPE') throw error;
  process.exit();
});

void run(process.argv.slice(2), {
  out: (text) => process.stdout.write(text),
  err: (text) => process.stderr.write(text),
  exit: (code) => {
    process.exitCode = code;
  },
});
