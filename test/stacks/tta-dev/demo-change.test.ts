import { ChangeError, limits, parseChange } from '../../../stacks/tta-dev/demo/change';
import { environment } from '../../../stacks/tta-dev/demo/environment';

const names = ['answer', 'search'];
const faultsOf = (text: string): readonly string[] => {
  try {
    parseChange(text, names);
  } catch (error) {
    if (error instanceof ChangeError) return error.faults;
  }
  return [];
};

describe('a change', () => {
  test('is any of the settings, for all primitives or for one', () => {
    expect(parseChange('{"errorRate": 0.5, "latencySeconds": 2}', names)).toEqual({ settings: { errorRate: 0.5, latencySeconds: 2 } });
    expect(parseChange('{"primitive": "search", "requestsPerSecond": 0}', names)).toEqual({ primitive: 'search', settings: { requestsPerSecond: 0 } });
  });

  test.each(Object.entries(limits))('of %s may be at its limits', (name, { least, most }) => {
    expect(faultsOf(JSON.stringify({ [name]: least }))).toEqual([]);
    expect(faultsOf(JSON.stringify({ [name]: most }))).toEqual([]);
  });

  test.each(Object.entries(limits))('of %s may not be beyond its limits', (name, { least, most, unit }) => {
    expect(faultsOf(JSON.stringify({ [name]: most + 1 }))).toEqual([`${name}: not between ${least} and ${most} (${unit}), got ${most + 1}`]);
    expect(faultsOf(JSON.stringify({ [name]: least - 0.1 }))).toHaveLength(1);
  });

  test.each([
    ['text for a number', '{"errorRate": "0.5"}', 'errorRate: not a number, got "0.5"; write one between 0 and 1 (share of the requests)'],
    ['null', '{"errorRate": null}', 'errorRate: not a number, got null; write one between 0 and 1 (share of the requests)'],
    ['an unknown primitive', '{"primitive": "think", "errorRate": 0}', 'primitive: not known, got "think"; known are "answer", "search"'],
    [
      'an unknown setting',
      '{"errors": 1}',
      '"errors" is not a setting; settings are "requestsPerSecond", "errorRate", "latencySeconds", "costPerRequest", "savingsPerRequest", and "primitive" picks one',
    ],
    ['a list', '[]', 'body: not a JSON object'],
    ['null as a whole', 'null', 'body: not a JSON object'],
    [
      'nothing to change',
      '{"primitive": "answer"}',
      'no setting to change; settings are "requestsPerSecond", "errorRate", "latencySeconds", "costPerRequest", "savingsPerRequest"',
    ],
  ])('is refused for %s', (_, text, fault) => {
    expect(faultsOf(text)).toContain(fault);
  });

  test('is refused when it is not JSON', () => {
    expect(faultsOf('{')[0]).toMatch(/^body: not JSON, /);
  });

  test('is refused with every fault, not only the first', () => {
    expect(faultsOf('{"errorRate": 2, "latencySeconds": -1, "primitive": 3}')).toHaveLength(3);
  });
});

describe('the environment', () => {
  test('has defaults', () => {
    expect(environment({})).toEqual({ host: '0.0.0.0', port: 8000, seed: 1 });
  });

  test('is what is set', () => {
    expect(environment({ HOST: '127.0.0.11', PORT: '0', SEED: '42' })).toEqual({ host: '127.0.0.11', port: 0, seed: 42 });
  });

  test.each([
    [{ PORT: '65536' }, 'PORT: not a whole number between 0 and 65535, got "65536"'],
    [{ PORT: 'http' }, 'PORT: not a whole number between 0 and 65535, got "http"'],
    [{ PORT: '' }, 'PORT: not a whole number between 0 and 65535, got ""'],
    [{ SEED: '-1' }, 'SEED: not a whole number between 0 and 1000000, got "-1"'],
  ])('is refused for %j', (variables, message) => {
    expect(() => environment(variables)).toThrow(new RangeError(message));
  });
});
