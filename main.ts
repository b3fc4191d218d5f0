import { App } from 'cdk8s';

import { compose, native, operator, PrometheusStack, synth } from './lib';
import { ttaDev } from './stacks/tta-dev';
import { demoBundle } from './stacks/tta-dev/demo-bundle';
import { development, production } from './stacks/tta-dev/environment';
import { laptop } from './stacks/tta-dev/laptop';

const name = 'tta-dev';

// The plain manifests: dist/
const app = new App();
new PrometheusStack(app, name, ttaDev(production));

// The other targets of the same stack: deploy/
synth(app, {
  'deploy/operator': () => operator(name, ttaDev(production)),
  'deploy/compose': () => compose(name, ttaDev(development), laptop(demoBundle())),
  'deploy/native': () => native(name, ttaDev(development)),
});
