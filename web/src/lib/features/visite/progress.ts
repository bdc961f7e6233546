/** What was done of a visit, as this browser keeps it: pure functions. */
import type { Moment } from '#lib/core/moments.ts';
import type { Step, StepId } from './steps.ts';

/** The names of what counted, by step. */
export type Progress = Partial<Record<StepId, readonly string[]>>;

export const timesOf = (step: Step): number => step.times ?? 1;

export function timesDone(step: Step, progress: Progress): number {
  return Math.min(timesOf(step), progress[step.id]?.length ?? 0);
}

export function isDone(step: Step, progress: Progress): boolean {
  return timesDone(step, progress) === timesOf(step);
}

/** Counts a name for a step; what is done already, or counted before, changes nothing. */
export function counted(step: Step, progress: Progress, name: string): Progress {
  const names = progress[step.id] ?? [];
  if (isDone(step, progress) || names.includes(name)) return progress;
  return { ...progress, [step.id]: [...names, name] };
}

/** What a moment makes of a visit. */
export function after(moment: Moment, steps: readonly Step[], progress: Progress): Progress {
  return steps.reduce((before, step) => {
    const name = step.counts(moment);
    return name === null ? before : counted(step, before, name);
  }, progress);
}

/** The steps that the second has done and the first has not. */
export function newlyDone(steps: readonly Step[], before: Progress, now: Progress): Step[] {
  return steps.filter((step) => isDone(step, now) && !isDone(step, before));
}
