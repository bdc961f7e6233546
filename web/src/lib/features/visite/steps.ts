/**
 * The steps of the visit, in the order of the demo's script. A step stands here from the day on
 * which one can do it; `there` asks whether this installation's stage has what it needs.
 */
import type { Instance, Me } from '#lib/api/types.ts';
import type { Moment } from '#lib/core/moments.ts';
import { fetchProfile } from '#lib/features/social/api.ts';

export const STEP_IDS = [
  'interests',
  'swipes',
  'reason',
  'on_air',
  'own_live',
  'thousandth',
  'clip',
  'hashtag'
] as const;
export type StepId = (typeof STEP_IDS)[number];

export type Step = {
  id: StepId;
  href: string;
  /** How often, when once is not enough; each time counts by its name. */
  times?: number;
  /** Whom one has to be; somebody else, or nobody, becomes `as` with the same tap. */
  as?: { handle: string; unless: (me: Me | null) => boolean };
  there?: (instance: Instance) => boolean;
  /** The name of what counts in a moment; null when it is none of this step. */
  counts: (moment: Moment) => string | null;
  /** Whether the server knows it done already. */
  known?: (me: Me) => Promise<boolean>;
};

const TESS = 'tess';
const THEO = 'theo';
const CLIP_HASHTAG = 'poselesac';
const CHALLENGE = 'sixsoirs';

const hasPart = (handle: string) => (instance: Instance) =>
  instance.demo.cast.some((member) => member.handle === handle);

export const STEPS: readonly Step[] = [
  {
    id: 'interests',
    href: '/interests',
    counts: (moment) => (moment.kind === 'interests_chosen' ? 'chosen' : null)
  },
  {
    id: 'swipes',
    href: '/',
    times: 10,
    counts: (moment) =>
      moment.kind === 'video_left' && moment.source === 'for_you' ? moment.video : null
  },
  {
    id: 'reason',
    href: '/',
    counts: (moment) => (moment.kind === 'reason_read' ? 'read' : null)
  },
  {
    id: 'on_air',
    href: '/live',
    counts: (moment) => (moment.kind === 'live_watched' ? 'watched' : null)
  },
  {
    id: 'own_live',
    href: '/create/live',
    as: { handle: TESS, unless: (me) => !!me && me.capabilities.live === null },
    there: hasPart(TESS),
    counts: (moment) => (moment.kind === 'live_started' ? 'started' : null)
  },
  {
    id: 'thousandth',
    href: `/@${THEO}`,
    as: { handle: 'alix', unless: (me) => !!me && me.handle !== THEO },
    there: hasPart(THEO),
    counts: (moment) =>
      moment.kind === 'followed' && moment.handle === THEO ? moment.handle : null,
    known: async (me) =>
      me.handle !== THEO && (await fetchProfile(THEO)).viewer.state === 'following'
  },
  {
    id: 'clip',
    href: '/create',
    as: { handle: 'alix', unless: (me) => !!me },
    counts: (moment) =>
      moment.kind === 'published' && moment.hashtags.includes(CLIP_HASHTAG) ? CLIP_HASHTAG : null
  },
  {
    id: 'hashtag',
    href: `/tag/${CHALLENGE}`,
    counts: (moment) =>
      moment.kind === 'hashtag_opened' && moment.hashtag === CHALLENGE ? CHALLENGE : null
  }
];

export const stepsOf = (instance: Instance): Step[] =>
  STEPS.filter((step) => step.there?.(instance) ?? true);
