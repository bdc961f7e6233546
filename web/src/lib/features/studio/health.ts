/** How a live arrives, as a level and its reasons, the gravest first. */
import type { Health, PublisherState } from './publisher.ts';

export type Level = 'good' | 'fair' | 'poor';
export type Reason =
  | 'reconnecting'
  | 'jammed'
  | 'nothing'
  | 'late'
  | 'few_frames'
  | 'lowered'
  | 'transcoded'
  | 'key_frames_far'
  | 'codec_unsupported'
  | 'no_sound'
  | 'no_picture';

export type Judged = { level: Level; reasons: readonly Reason[] };

type Facts = {
  state: PublisherState['name'];
  health: Health | null;
  /** Nothing is sent until the line is free again. */
  paused: boolean;
  /** Less is sent than the host chose. */
  lowered: boolean;
  transcoded: boolean;
  /** Frames a second that the source means to send; null where they do not matter. */
  fps: number | null;
};

const LATE_MS = { fair: 1_500, poor: 4_000 };
const FRAMES = { fair: 0.7, poor: 0.35 };

/** What the server warns of and is not judged here already; codes that are not known are left out. */
const WARNINGS: Readonly<Record<string, Reason>> = {
  key_frames_far: 'key_frames_far',
  codec_unsupported: 'codec_unsupported',
  no_sound: 'no_sound',
  no_picture: 'no_picture',
  transcoded: 'transcoded'
};

export function judge({ state, health, paused, lowered, transcoded, fps }: Facts): Judged {
  const poor: Reason[] = [];
  const fair: Reason[] = [];
  if (state === 'waiting') poor.push('reconnecting');
  else if (paused) poor.push('jammed');
  else if (health) {
    const rate = fps && health.fps ? health.fps / fps : 1;
    if (health.kbps === 0) poor.push('nothing');
    else if (rate < FRAMES.poor) poor.push('few_frames');
    else if (rate < FRAMES.fair) fair.push('few_frames');
    if (health.delay_ms > LATE_MS.poor) poor.push('late');
    else if (health.delay_ms > LATE_MS.fair) fair.push('late');
  }
  if (lowered) fair.push('lowered');
  const told = new Set((health?.warnings ?? []).flatMap((code) => WARNINGS[code] ?? []));
  if (transcoded) told.add('transcoded');
  // Encoding again costs the server, not the viewers: it is said, and is no fault.
  const [notes, warned] = [told.delete('transcoded') ? (['transcoded'] as const) : [], [...told]];
  fair.push(...warned);
  return {
    level: poor.length ? 'poor' : fair.length ? 'fair' : 'good',
    reasons: [...poor, ...fair, ...notes]
  };
}
