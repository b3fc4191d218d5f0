import type { Construct } from 'constructs';

import { formatFindings, type Finding } from '../base/finding';
import { isAbout, judge } from '../checks/judge';
import type { Stack } from '../stack/model';
import type { Resolution } from '../stack/resolve';

/** What a spec comes to: its stack when nothing is wrong with it, and everything that is. */
export interface Judgement {
  readonly findings: readonly Finding[];
  /** `undefined` when there is an error among the findings. */
  readonly stack: Stack | undefined;
}

/** Judges a resolved spec by every check, and by what a target adds; faults of the same value are told once. */
export function judged({ findings, stack }: Resolution, ...more: ((stack: Stack) => readonly Finding[])[]): Judgement {
  const all = stack === undefined ? findings : [...findings, ...[judge, ...more].flatMap((find) => find(stack)).filter((found) => !isAbout(found, findings))];
  return { findings: all, stack: all.some(({ severity }) => severity === 'error') ? undefined : stack };
}

const tag = Symbol.for('cdk8s-prometheus.Judged');

/** A construct that judges its spec: `synth` asks it before anything is written. */
export interface Judged extends Construct {
  judge(): Judgement;
}

/** Whether this is such a construct, also one of another copy of the package. */
export const isJudged = (construct: object): construct is Judged => tag in construct;

/** Marks a construct as one, and lets cdk8s itself refuse to write what is wrong, in apps that do not call our `synth`. */
export function register(construct: Judged, render: (stack: Stack) => void): void {
  Object.defineProperty(construct, tag, { value: true });
  let rendered = false;
  construct.node.addValidation({
    validate: () => {
      // cdk8s validates before it collects objects, and does so more than once.
      if (rendered) return [];
      const { findings, stack } = construct.judge();
      if (stack === undefined) return [`\n${formatFindings(findings)}`];
      rendered = true;
      render(stack);
      return [];
    },
  });
}

