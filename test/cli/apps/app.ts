import { App } from 'cdk8s';

import { native, PrometheusStack, synth, type PrometheusStackSpec } from '../../../lib';

// An app as somebody would write it, of the spec in its first argument: JSON, which no compiler has seen.
const spec = JSON.parse(process.argv[2] ?? '{}') as PrometheusStackSpec;
const app = new App();
new PrometheusStack(app, 'test', spec);
synth(app, { 'deploy/native': () => native('test', spec) });
