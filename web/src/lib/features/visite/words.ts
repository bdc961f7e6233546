/** What the steps of the visit say: a name, one sentence, and what their button does. */
import { m } from '#messages';
import type { StepId } from './steps.ts';

type Words = { title: () => string; text: () => string; act: () => string };

export const WORDS: Record<StepId, Words> = {
  interests: {
    title: m.visite_interests,
    text: m.visite_interests_text,
    act: m.visite_interests_act
  },
  swipes: { title: m.visite_swipes, text: m.visite_swipes_text, act: m.visite_swipes_act },
  reason: { title: m.visite_reason, text: m.visite_reason_text, act: m.visite_reason_act },
  on_air: { title: m.visite_on_air, text: m.visite_on_air_text, act: m.visite_on_air_act },
  own_live: {
    title: m.visite_own_live,
    text: m.visite_own_live_text,
    act: m.visite_own_live_act
  },
  thousandth: {
    title: m.visite_thousandth,
    text: m.visite_thousandth_text,
    act: m.visite_thousandth_act
  },
  clip: { title: m.visite_clip, text: m.visite_clip_text, act: m.visite_clip_act },
  hashtag: { title: m.visite_hashtag, text: m.visite_hashtag_text, act: m.visite_hashtag_act }
};
