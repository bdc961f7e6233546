/** The visit ticks itself off by what was really done, each thing once (DEMO.md). */
import { expect, it } from 'vitest';
import type { Instance } from '#lib/api/types.ts';
import type { Moment } from '#lib/core/moments.ts';
import { after, isDone, newlyDone, timesDone, type Progress } from './progress.ts';
import { STEP_IDS, STEPS, stepsOf, type Step, type StepId } from './steps.ts';

const run = (moments: Moment[], from: Progress = {}) =>
  moments.reduce((progress, moment) => after(moment, STEPS, progress), from);
function step(id: StepId): Step {
  const found = STEPS.find((one) => one.id === id);
  if (!found) throw new Error(`no step ${id}`);
  return found;
}
const left = (video: number, source = 'for_you'): Moment => ({
  kind: 'video_left',
  source,
  video: String(video)
});

it('has every step once', () => {
  expect(STEPS.map((one) => one.id)).toEqual([...STEP_IDS]);
});

it.each<[StepId, Moment]>([
  ['interests', { kind: 'interests_chosen' }],
  ['reason', { kind: 'reason_read' }],
  ['on_air', { kind: 'live_watched', live: '1' }],
  ['own_live', { kind: 'live_started', live: '2' }],
  ['thousandth', { kind: 'followed', handle: 'theo' }],
  ['clip', { kind: 'published', hashtags: ['danse', 'poselesac'] }],
  ['hashtag', { kind: 'hashtag_opened', hashtag: 'sixsoirs' }]
])('ticks %s alone', (id, moment) => {
  const progress = run([moment]);
  expect(newlyDone(STEPS, {}, progress).map((one) => one.id)).toEqual([id]);
  expect(after(moment, STEPS, progress)).toBe(progress);
});

it.each<Moment>([
  { kind: 'followed', handle: 'tess' },
  { kind: 'published', hashtags: ['danse'] },
  { kind: 'hashtag_opened', hashtag: 'danse' },
  left(1, 'following')
])('ticks nothing for what is not of the visit', (moment) => {
  expect(run([moment])).toEqual({});
});

it('counts ten different videos, whichever way they were passed', () => {
  const nine = Array.from({ length: 9 }, (_, number) => left(number));
  const almost = run([...nine, ...nine, left(3)]);
  expect(timesDone(step('swipes'), almost)).toBe(9);
  expect(isDone(step('swipes'), almost)).toBe(false);
  expect(isDone(step('swipes'), run([left(9)], almost))).toBe(true);
});

it('leaves out what needs somebody who is not on this stage', () => {
  const stage = { demo: { active: true, stage: '1', cast: [] } } as unknown as Instance;
  expect(stepsOf(stage).map((one) => one.id)).not.toContain('thousandth');
});
