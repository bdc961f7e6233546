/** The studio in the reader's language: formats, rates, reasons, and why one may not go on air. */
import type { Component } from 'svelte';
import Dumbbell from '@lucide/svelte/icons/dumbbell';
import Drama from '@lucide/svelte/icons/drama';
import GraduationCap from '@lucide/svelte/icons/graduation-cap';
import Guitar from '@lucide/svelte/icons/guitar';
import MessageCircleQuestion from '@lucide/svelte/icons/message-circle-question-mark';
import MicVocal from '@lucide/svelte/icons/mic-vocal';
import PackageOpen from '@lucide/svelte/icons/package-open';
import Podcast from '@lucide/svelte/icons/podcast';
import Scale from '@lucide/svelte/icons/scale';
import { m } from '#messages';
import { locale } from '#lib/i18n/locale.svelte.ts';
import type { Format } from './api.ts';
import type { Level, Reason } from './health.ts';
import type { Light, Sound } from './light.ts';

type Words = { icon: Component; name: () => string; preset: () => string };

export const formatWords: Readonly<Record<Format, Words>> = {
  tutorial: {
    icon: GraduationCap,
    name: m.live_format_tutorial,
    preset: m.studio_preset_tutorial
  },
  qa: { icon: MessageCircleQuestion, name: m.live_format_qa, preset: m.studio_preset_qa },
  backstage: { icon: Drama, name: m.live_format_backstage, preset: m.studio_preset_backstage },
  concert: { icon: Guitar, name: m.live_format_concert, preset: m.studio_preset_concert },
  interview: { icon: MicVocal, name: m.live_format_interview, preset: m.studio_preset_interview },
  coaching: { icon: Dumbbell, name: m.live_format_coaching, preset: m.studio_preset_coaching },
  debate: { icon: Scale, name: m.live_format_debate, preset: m.studio_preset_debate },
  demonstration: {
    icon: PackageOpen,
    name: m.live_format_demonstration,
    preset: m.studio_preset_demonstration
  },
  podcast: { icon: Podcast, name: m.live_format_podcast, preset: m.studio_preset_podcast }
};

export const levelWords: Readonly<Record<Level, () => string>> = {
  good: m.studio_health_good,
  fair: m.studio_health_fair,
  poor: m.studio_health_poor
};

export const reasonWords: Readonly<Record<Reason, () => string>> = {
  reconnecting: m.studio_reason_reconnecting,
  jammed: m.studio_reason_jammed,
  nothing: m.studio_reason_nothing,
  late: m.studio_reason_late,
  few_frames: m.studio_reason_few_frames,
  lowered: m.studio_reason_lowered,
  transcoded: m.studio_reason_transcoded,
  key_frames_far: m.studio_reason_key_frames_far,
  codec_unsupported: m.studio_reason_codec_unsupported,
  no_sound: m.studio_reason_no_sound,
  no_picture: m.studio_reason_no_picture
};

export const lightWords: Readonly<Record<Light, () => string>> = {
  fine: m.studio_check_light_fine,
  dark: m.studio_check_light_dark,
  bright: m.studio_check_light_bright,
  backlit: m.studio_check_light_backlit
};

export const soundWords: Readonly<Record<Sound, () => string>> = {
  fine: m.studio_check_sound_fine,
  silent: m.studio_check_sound_silent,
  low: m.studio_check_sound_low,
  loud: m.studio_check_sound_loud
};

/** 2 500 → “2,5 Mb/s”, 640 → “640 kb/s”. */
export function rateText(kbps: number): string {
  const format = new Intl.NumberFormat(locale.current, { maximumFractionDigits: 1 });
  if (kbps < 1000) return m.studio_health_kbps({ value: format.format(Math.round(kbps)) });
  return m.studio_health_mbps({ value: format.format(kbps / 1000) });
}

/** What a refusal of the server means for the picture. */
export function refusedText(code: string): string {
  const known: Record<string, () => string> = {
    live_taken: m.studio_refused_live_taken,
    live_ended: m.studio_refused_live_ended,
    live_too_many: m.studio_refused_live_too_many,
    live_too_fast: m.studio_refused_live_too_fast,
    unsupported: m.studio_no_recorder
  };
  return (known[code] ?? (() => m.studio_refused_other({ code })))();
}

/** 3 725 s → “1:02:05”. */
export function airTime(ms: number): string {
  const seconds = Math.max(0, Math.floor(ms / 1000));
  const two = (value: number) => String(value).padStart(2, '0');
  const [hours, minutes] = [Math.floor(seconds / 3600), Math.floor(seconds / 60) % 60];
  return hours
    ? `${hours}:${two(minutes)}:${two(seconds % 60)}`
    : `${minutes}:${two(seconds % 60)}`;
}
