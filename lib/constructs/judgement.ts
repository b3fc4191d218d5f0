import type { Construct } from 'constructs';

import { formatFindings, type Finding } from '../base/finding';
import { isAbout, judge } from '../checks/judge';
import type { Stack } from '../stack/model';
import type { Resolution } from '../stack/resolve';
import { renderStack } from './render-stack';
import { objectsOf, ownObjects, sameObjects } from './same-objects';

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

/** Such a construct, seen from beside it. */
interface Registered extends Judged {
  /** What its spec comes to by itself. */
  readonly [tag]: () => Judgement;
}

/** Whether this is such a construct, also one of another copy of the package. */
export const isJudged = (construct: object): construct is Registered => tag in construct;

/** Marks a construct as one, and lets cdk8s itself refuse to write what is wrong, in apps that do not call our `synth`. */
export function register(construct: Judged, judgeAlone: () => Judgement): void {
  Object.defineProperty(construct, tag, { value: judgeAlone });
  let rendered = false;
  construct.node.addValidation({
    validate: () => {
      // cdk8s validates before it collects objects, and does so more than once.
      if (rendered) return [];
      const { findings, stack } = construct.judge();
      if (stack === undefined) return [`\n${formatFindings(findings)}`];
      rendered = true;
      renderStack(construct, stack);
      return [];
    },
  });
}

/** What a spec comes to in its app: no object of it is made by somebody before it, or by a chart of the user's, too. */
export function amongOthers(construct: Judged, alone: Judgement): Judgement {
  const { findings, stack } = alone;
  if (stack === undefined) return alone;
  const { root } = construct.node;
  const all = root.node.findAll().filter(isJudged);
  const earlier = all.slice(0, all.findIndex((one) => one === construct)).flatMap((one) => {
    const { stack: other } = one[tag]();
    return other === undefined ? [] : [{ path: one.node.path, objects: objectsOf(other) }];
  });
  const same = sameObjects(construct.node.path, stack, [...earlier, ...ownObjects(root, isJudged)]);
  return same.length === 0 ? alone : { findings: [...findings, ...same], stack: undefined };
}
