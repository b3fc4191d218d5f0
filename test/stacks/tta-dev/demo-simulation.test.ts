import { Compliance, objective } from '../../../stacks/tta-dev/demo/objective';
import { type Primitive, primitives, type Settings } from '../../../stacks/tta-dev/demo/primitive';
import { Recent } from '../../../stacks/tta-dev/demo/recent';
import { Simulation } from '../../../stacks/tta-dev/demo/simulation';
import type { Completion } from '../../../stacks/tta-dev/demo/worker';

const settings: Settings = { requestsPerSecond: 10, errorRate: 0.2, latencySeconds: 2, costPerRequest: 0.5, savingsPerRequest: 0.25 };
const answer: Primitive = { name: 'answer', type: 'sequential', category: 'llm', settings };
const search: Primitive = { name: 'search', type: 'parallel', category: 'embedding', settings };

function simulate(list: readonly Primitive[] = [answer], seed = 1): { simulation: Simulation; completions: Completion[] } {
  const simulation = new Simulation(list, seed);
  const completions: Completion[] = [];
  simulation.onCompletion((completion) => completions.push(completion));
  return { simulation, completions };
}

const mean = (values: readonly number[]): number => values.reduce((sum, value) => sum + value, 0) / values.length;
const inFlight = (simulation: Simulation): number => simulation.workers.reduce((sum, worker) => sum + worker.inFlight, 0);

describe('the simulation', () => {
  test('completes as many requests, failures, seconds, costs and savings as its settings say', () => {
    const { simulation, completions } = simulate();
    simulation.advance(2000);
    const succeeded = completions.filter((completion) => completion.succeeded);
    expect(completions.length / 2000).toBeCloseTo(10, 0);
    expect(1 - succeeded.length / completions.length).toBeCloseTo(0.2, 1);
    expect(mean(completions.map(({ seconds }) => seconds))).toBeCloseTo(2, 1);
    expect(mean(completions.map(({ cost }) => cost))).toBeCloseTo(0.5, 1);
    expect(mean(succeeded.map(({ saved }) => saved))).toBeCloseTo(0.25, 1);
  });

  test('saves nothing on a request that fails', () => {
    const { simulation, completions } = simulate();
    simulation.advance(100);
    const failed = completions.filter(({ succeeded }) => !succeeded);
    expect(failed.length).toBeGreaterThan(0);
    expect(new Set(failed.map(({ saved }) => saved))).toEqual(new Set([0]));
  });

  test('does the same work however often it is asked to go on', () => {
    const [seldom, often] = [simulate(), simulate()];
    seldom.simulation.advance(60);
    for (let at = 0; at <= 60; at += 0.25) often.simulation.advance(at);
    expect(often.completions).toEqual(seldom.completions);
  });

  test('does the same work with the same seed, and other work with another', () => {
    const [one, same, other] = [simulate([answer], 7), simulate([answer], 7), simulate([answer], 8)];
    for (const { simulation } of [one, same, other]) simulation.advance(60);
    expect(same.completions).toEqual(one.completions);
    expect(other.completions).not.toEqual(one.completions);
  });

  test('gives each primitive work of its own', () => {
    const { simulation, completions } = simulate([answer, search]);
    simulation.advance(60);
    const times = (primitive: Primitive): number[] => completions.filter((c) => c.primitive === primitive).map(({ at }) => at);
    expect(times(answer).length).toBeGreaterThan(0);
    expect(times(search).length).toBeGreaterThan(0);
    expect(times(answer)).not.toEqual(times(search));
  });

  test('hands over completions in the order of their time, none of them before its time', () => {
    const { simulation, completions } = simulate();
    simulation.advance(50);
    const times = completions.map(({ at }) => at);
    expect(times).toEqual([...times].sort((a, b) => a - b));
    expect(Math.max(...times)).toBeLessThanOrEqual(50);
  });

  test('has a request in flight from its arrival to its completion', () => {
    const { simulation, completions } = simulate();
    simulation.advance(30);
    const before = completions.length;
    const during = inFlight(simulation);
    expect(during).toBeGreaterThan(0);
    simulation.change({ settings: { requestsPerSecond: 0 } }, 30);
    simulation.advance(90);
    expect(inFlight(simulation)).toBe(0);
    expect(completions.length - before).toBe(during);
  });

  test('rests at 0 requests per second, and wakes when it is turned up', () => {
    const { simulation, completions } = simulate([{ ...answer, settings: { ...settings, requestsPerSecond: 0 } }]);
    simulation.advance(1000);
    expect(completions).toEqual([]);
    expect(simulation.workers[0]?.hasRun).toBe(false);
    simulation.change({ settings: { requestsPerSecond: 10 } }, 1000);
    simulation.advance(1060);
    expect(completions.length).toBeGreaterThan(300);
    expect(completions.every(({ at }) => at > 1000)).toBe(true);
  });

  test('changes what arrives from now on, and nothing that is in flight', () => {
    const { simulation, completions } = simulate();
    simulation.change({ settings: { errorRate: 1, latencySeconds: 0, costPerRequest: 0 } }, 100);
    simulation.advance(200);
    const arrived = (from: number, to: number): Completion[] => completions.filter(({ at, seconds }) => at - seconds >= from && at - seconds < to);
    expect(arrived(0, 100).some(({ succeeded, cost }) => succeeded && cost > 0)).toBe(true);
    expect(arrived(100, 200).length).toBeGreaterThan(0);
    expect(arrived(100, 200).some(({ succeeded, seconds, cost }) => succeeded || seconds > 0 || cost > 0)).toBe(false);
  });

  test('changes one primitive when it is named, and the others not', () => {
    const { simulation } = simulate([answer, search]);
    simulation.change({ primitive: 'search', settings: { errorRate: 1 } }, 0);
    expect(simulation.workers.map((worker) => worker.settings.errorRate)).toEqual([0.2, 1]);
  });
});

describe('recent events', () => {
  test('count for as long as they are recent, and no longer', () => {
    const recent = new Recent(10);
    recent.add(0.5, true);
    recent.add(0.9, false);
    recent.add(5, true);
    expect(recent.count(9.9)).toEqual({ good: 2, all: 3 });
    expect(recent.count(10)).toEqual({ good: 1, all: 1 });
    expect(recent.count(15)).toEqual({ good: 0, all: 0 });
  });
});

describe('the compliance', () => {
  const completion = (at: number, seconds: number, succeeded: boolean): Completion => ({ primitive: answer, at, seconds, succeeded, cost: 0, saved: 0 });

  test('is whole, and so is the budget, when nothing has run', () => {
    const compliance = new Compliance();
    expect(compliance.share(0)).toBe(1);
    expect(compliance.budgetRemaining(0)).toBe(1);
  });

  test('counts a failure and a request that takes too long as bad, one that is just in time as good', () => {
    const compliance = new Compliance();
    compliance.add(completion(1, objective.latencySeconds, true));
    compliance.add(completion(1, objective.latencySeconds + 0.001, true));
    compliance.add(completion(1, 0.1, false));
    compliance.add(completion(1, 0.1, true));
    expect(compliance.share(2)).toBe(0.5);
  });

  test('leaves nothing of the budget at one bad request in a hundred, half of it at one in two hundred', () => {
    const compliance = new Compliance();
    for (let i = 0; i < 99; i++) compliance.add(completion(1, 0.1, true));
    compliance.add(completion(1, 0.1, false));
    expect(compliance.budgetRemaining(2)).toBe(0);
    for (let i = 0; i < 100; i++) compliance.add(completion(1, 0.1, true));
    expect(compliance.budgetRemaining(2)).toBe(0.5);
  });

  test('falls below 0 within a minute of half of the requests failing, and is whole two minutes after the last of them', () => {
    const { simulation } = simulate([{ ...answer, settings: { ...settings, errorRate: 0, latencySeconds: 0.5 } }]);
    const compliance = new Compliance();
    simulation.onCompletion((done) => compliance.add(done));
    simulation.change({ settings: { errorRate: 0.5 } }, 300);
    expect(compliance.budgetRemaining(300)).toBe(1);
    simulation.change({ settings: { errorRate: 0 } }, 360);
    expect(compliance.budgetRemaining(360)).toBeLessThan(-5);
    simulation.advance(360 + 20 + objective.windowSeconds);
    expect(compliance.budgetRemaining(360 + 20 + objective.windowSeconds)).toBe(1);
  });
});

test('left alone, three processes keep their objective and spend less than 100 dollars a day', () => {
  const { simulation, completions } = simulate(primitives);
  simulation.advance(600);
  const bad = completions.filter(({ succeeded, seconds }) => !succeeded || seconds > objective.latencySeconds);
  expect(bad.length / completions.length).toBeLessThan(objective.allowed / 3);
  expect(completions.reduce((sum, { cost }) => sum + cost, 0) * 144 * 3).toBeLessThan(100);
});
