import { Counter, Gauge, Histogram, Registry } from 'prom-client';

import { Compliance } from './objective';
import type { Primitive } from './primitive';
import { Recent } from './recent';
import type { Simulation } from './simulation';
import type { Completion, Worker } from './worker';

/** Upper bounds in seconds, as the operators' exporter has them. */
export const buckets = [0.001, 0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 10, 30, 60];

/** Over how many seconds the process measures its own rate of requests. */
const rateSeconds = 60;

interface Seen {
  readonly compliance: Compliance;
  readonly completed: Recent;
}

/**
 * The eight metrics of a primitive, and no others: not those of the process, either.
 *
 * Counters and the histogram count requests as they complete; the gauges are worked out when they are asked for. A primitive
 * has no series before its first request, and one that costs or saves nothing has none for that.
 */
export class Exporter {
  private readonly registry = new Registry();
  private readonly duration = this.histogram('primitive_duration_seconds', 'Time that a request took');
  private readonly requests = this.counter('primitive_requests_total', 'Requests that completed', 'status');
  private readonly cost = this.counter('primitive_cost_total', 'US dollars spent', 'category');
  private readonly savings = this.counter('primitive_cost_savings_total', 'US dollars that caches saved', 'category');
  private readonly active = this.gauge('primitive_active_requests', 'Requests in flight');
  private readonly rate = this.gauge('primitive_requests_per_second', `Requests completed per second in the last ${rateSeconds} s`);
  private readonly compliance = this.gauge('primitive_slo_compliance', 'Share of the recent requests that were good');
  private readonly budget = this.gauge('primitive_error_budget_remaining', 'Share of the error budget that is left, below 0 when overspent');
  private readonly seen = new Map<Primitive, Seen>();

  constructor(private readonly simulation: Simulation) {
    simulation.onCompletion((completion) => this.count(completion));
  }

  /** Value of the `Content-Type` header, without which Prometheus 3 refuses to read. */
  get contentType(): string {
    return this.registry.contentType;
  }

  /** The metrics at this time, in Prometheus' text format. */
  async metrics(now: number): Promise<string> {
    this.simulation.advance(now);
    for (const worker of this.simulation.workers) if (worker.hasRun) this.measure(worker, now);
    return this.registry.metrics();
  }

  private count(completion: Completion): void {
    const { primitive, at, seconds, succeeded, cost, saved } = completion;
    const labels = { primitive_name: primitive.name, primitive_type: primitive.type };
    this.duration.observe(labels, seconds);
    this.requests.inc({ ...labels, status: succeeded ? 'success' : 'error' });
    if (cost > 0) this.cost.inc({ ...labels, category: primitive.category }, cost);
    if (saved > 0) this.savings.inc({ ...labels, category: primitive.category }, saved);
    const seen = this.seenOf(primitive);
    seen.compliance.add(completion);
    seen.completed.add(at, succeeded);
  }

  private measure({ primitive, inFlight }: Worker, now: number): void {
    const seen = this.seenOf(primitive);
    const labels = { primitive_name: primitive.name, primitive_type: primitive.type };
    this.active.set(labels, inFlight);
    this.rate.set(labels, seen.completed.count(now).all / rateSeconds);
    this.compliance.set(labels, seen.compliance.share(now));
    this.budget.set(labels, seen.compliance.budgetRemaining(now));
  }

  private seenOf(primitive: Primitive): Seen {
    let seen = this.seen.get(primitive);
    if (seen === undefined) {
      seen = { compliance: new Compliance(), completed: new Recent(rateSeconds) };
      this.seen.set(primitive, seen);
    }
    return seen;
  }

  private histogram(name: string, help: string): Histogram<'primitive_name' | 'primitive_type'> {
    return new Histogram({ name, help, labelNames: ['primitive_name', 'primitive_type'], buckets, registers: [this.registry] });
  }

  private counter<L extends string>(name: string, help: string, label: L): Counter<'primitive_name' | 'primitive_type' | L> {
    return new Counter({ name, help, labelNames: ['primitive_name', 'primitive_type', label], registers: [this.registry] });
  }

  private gauge(name: string, help: string): Gauge<'primitive_name' | 'primitive_type'> {
    return new Gauge({ name, help, labelNames: ['primitive_name', 'primitive_type'], registers: [this.registry] });
  }
}
