/** What this server allows of lives, and what it usually is until the server has said it. */
import type { Schema } from '#lib/api/types.ts';
import { instance } from '#lib/core/instance.svelte.ts';

type Limits = Pick<
  Schema<'LiveLimits'>,
  'min_age' | 'min_followers' | 'grace_seconds' | 'rehearsal_hours' | 'max_title' | 'max_invited'
>;

const USUAL: Limits = {
  min_age: 16,
  min_followers: 1000,
  grace_seconds: 60,
  rehearsal_hours: 24,
  max_title: 80,
  max_invited: 50
};

export const liveLimits = (): Limits => instance.current?.live ?? USUAL;
