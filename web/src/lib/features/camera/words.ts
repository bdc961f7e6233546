/** The camera in the reader's language: speeds, and what is in the way with what helps. */
import { m } from '#messages';
import { locale } from '#lib/i18n/locale.svelte.ts';
import type { Trouble } from './trouble.ts';

/** 1.5 → “1,5 ×”. */
export function speedText(speed: number): string {
  return m.camera_speed_value({ speed: new Intl.NumberFormat(locale.current).format(speed) });
}

/** 4.26 s → “4,3 s”: lengths of segments and of what is kept of them. */
export function shortLength(ms: number): string {
  const format = new Intl.NumberFormat(locale.current, {
    style: 'unit',
    unit: 'second',
    unitDisplay: 'short',
    minimumFractionDigits: 1,
    maximumFractionDigits: 1
  });
  return format.format(ms / 1000).replaceAll(/[\u202f ]/g, '\u00a0');
}

type Sentences = { title: () => string; text: () => string };

const refused = m.camera_trouble_refused_text;
const missing = m.camera_trouble_missing_text;
const busy = m.camera_trouble_busy_text;
const lost = m.camera_trouble_lost_text;
const failed = { title: m.camera_trouble_failed_title, text: m.camera_trouble_failed_text };

const sentences: Record<Trouble['kind'], Record<Trouble['device'], Sentences> | Sentences> = {
  insecure: { title: m.camera_trouble_insecure_title, text: m.camera_trouble_insecure_text },
  unsupported: {
    title: m.camera_trouble_unsupported_title,
    text: m.camera_trouble_unsupported_text
  },
  refused: {
    camera: { title: m.camera_trouble_refused_camera_title, text: refused },
    microphone: { title: m.camera_trouble_refused_microphone_title, text: refused },
    both: { title: m.camera_trouble_refused_both_title, text: refused }
  },
  missing: {
    camera: { title: m.camera_trouble_missing_camera_title, text: missing },
    microphone: { title: m.camera_trouble_missing_microphone_title, text: missing },
    both: { title: m.camera_trouble_missing_both_title, text: missing }
  },
  busy: {
    camera: { title: m.camera_trouble_busy_camera_title, text: busy },
    microphone: { title: m.camera_trouble_busy_microphone_title, text: busy },
    both: { title: m.camera_trouble_busy_both_title, text: busy }
  },
  lost: {
    camera: { title: m.camera_trouble_lost_camera_title, text: lost },
    microphone: { title: m.camera_trouble_lost_microphone_title, text: lost },
    both: { title: m.camera_trouble_lost_camera_title, text: lost }
  },
  failed
};

export function troubleWords({ kind, device }: Trouble): { title: string; text: string } {
  const found = sentences[kind];
  const { title, text } = 'title' in found ? found : found[device];
  return { title: title(), text: text() };
}
