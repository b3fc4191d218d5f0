import { z } from 'zod';

import { duration, section } from '../base/section';

const text = z.string();

/** Labels by name, as texts. */
const labels = z.record(z.string().min(1), text).default({});

/** A series as the storage has it at the times of the test. */
const inputSeries = section({
  /** Name and labels, as a selector writes them. */
  series: z.string().min(1),
  /** Values from the start on, one each interval: `1 2 _ stale`, `0+10x5`, or histograms in double braces. */
  values: text,
});

/** An alert that is expected: all its labels but `alertname`. */
const expectedAlert = section({
  expLabels: labels,
  expAnnotations: labels,
});

const alertRuleTest = section({
  /** Time since the start at which is looked. @default '0s' */
  evalTime: duration.prefault('0s'),
  /** Name of the alert. */
  alertname: z.string().min(1),
  /** Alerts that fire then; none means that it must not fire. @default [] */
  expAlerts: z.array(expectedAlert).default([]),
});

const expectedSample = section({
  /** Name and labels, as a selector writes them. @default '', none */
  labels: text.default(''),
  /** @default 0 */
  value: z.number().default(0),
  /** A native histogram, in double braces. @default '', none */
  histogram: text.default(''),
});

const promqlExprTest = section({
  /** PromQL. */
  expr: z.string().min(1),
  /** Time since the start at which is looked. @default '0s' */
  evalTime: duration.prefault('0s'),
  /** The whole result, in any order. @default [] */
  expSamples: z.array(expectedSample).default([]),
});

/** One course of time: what is stored, and what the rules make of it. */
const ruleTest = section({
  /** Name, by which `--run` finds it. @default '' */
  name: text.default(''),
  /** Time between two values of a series. @default evaluationInterval */
  interval: duration.optional(),
  /** When it begins: a time by RFC 3339, or seconds since 1970. @default 0 */
  startTimestamp: z.union([text, z.number()]).meta({ since: '3.9' }).optional(),
  /** @default [] */
  inputSeries: z.array(inputSeries).default([]),
  /** @default [] */
  alertRuleTest: z.array(alertRuleTest).default([]),
  /** @default [] */
  promqlExprTest: z.array(promqlExprTest).default([]),
  /** Labels of the server, for templates. @default {} */
  externalLabels: labels,
  /** Address of the server, for templates. @default '' */
  externalUrl: text.default(''),
});

/**
 * A file of tests for rules, as `promtool test rules` reads it.
 * @see https://prometheus.io/docs/prometheus/latest/configuration/unit_testing_rules/
 */
export const ruleTestsFile = section({
  /** Paths and globs of the rule files; they count from the folder of this file. @default [] */
  ruleFiles: z.array(text).default([]),
  /** Time between two evaluations. @default '1m' */
  evaluationInterval: duration.prefault('1m'),
  /** Names of groups in the order in which they are evaluated. @default that of the files */
  groupEvalOrder: z.array(text).default([]),
  /** Take numbers for equal that differ in the last bit only. @default false */
  fuzzyCompare: z.boolean().meta({ since: '3.5' }).default(false),
  /** @default [] */
  tests: z.array(ruleTest).default([]),
});
