/** Numbers, sizes, lengths and moments as the reader's language writes them. */
import { locale } from './locale.svelte.ts';

/** What Intl writes with a narrow space, the glossary writes with U+00A0: 10 000, 66 %, 2 Go. */
const spaced = (text: string) => text.replaceAll('\u202f', '\u00a0');

/** 10 000 in French, 10,000 in English. */
export function exactNumber(value: number): string {
  return spaced(new Intl.NumberFormat(locale.current).format(value));
}

/** Exact up to 9 999, then 12,3 k: only where no rule depends on the figure. */
export function compactNumber(value: number): string {
  if (value < 10_000) return exactNumber(value);
  const format = new Intl.NumberFormat(locale.current, {
    notation: 'compact',
    maximumFractionDigits: 1
  });
  return spaced(format.format(value));
}

export function percent(value: number): string {
  const format = new Intl.NumberFormat(locale.current, {
    style: 'percent',
    maximumFractionDigits: 0
  });
  return spaced(format.format(value / 100));
}

/** Bytes in decimal units, as phones and disks count them. */
export function fileSize(bytes: number): string {
  const units = ['byte', 'kilobyte', 'megabyte', 'gigabyte'] as const;
  const power = bytes < 1 ? 0 : Math.min(3, Math.floor(Math.log10(bytes) / 3));
  const value = bytes / 1000 ** power;
  const format = new Intl.NumberFormat(locale.current, {
    style: 'unit',
    unit: units[power],
    maximumFractionDigits: power > 1 && value < 10 ? 1 : 0
  });
  return spaced(format.format(value));
}

/** 65 000 ms → 1:05. */
export function clockLength(ms: number): string {
  const seconds = Math.round(ms / 1000);
  return `${Math.floor(seconds / 60)}:${String(seconds % 60).padStart(2, '0')}`;
}

/** 90 → “1 min 30 s”, 600 → “10 min”: for limits said in a sentence. */
export function spokenLength(seconds: number): string {
  const minutes = Math.floor(seconds / 60);
  const rest = seconds % 60;
  const unit = (value: number, unit: 'minute' | 'second') => {
    const options = { style: 'unit', unit, unitDisplay: 'short' } as const;
    return spaced(new Intl.NumberFormat(locale.current, options).format(value));
  };
  return [minutes && unit(minutes, 'minute'), (rest || !minutes) && unit(rest, 'second')]
    .filter(Boolean)
    .join(' ');
}

const STEPS: [Intl.RelativeTimeFormatUnit, number][] = [
  ['year', 31_536_000],
  ['month', 2_592_000],
  ['week', 604_800],
  ['day', 86_400],
  ['hour', 3_600],
  ['minute', 60]
];

/** “il y a 3 h”; under a minute: “maintenant”. */
export function ago(moment: string, now = Date.now()): string {
  const seconds = Math.max(0, (now - Date.parse(moment)) / 1000);
  const format = new Intl.RelativeTimeFormat(locale.current, { numeric: 'auto', style: 'short' });
  for (const [unit, length] of STEPS) {
    if (seconds >= length) return spaced(format.format(-Math.floor(seconds / length), unit));
  }
  return format.format(0, 'second');
}

/** Dates as the texts are spelt: plain `en` would write them as in the United States. */
const dates = (style: Intl.DateTimeFormatOptions) =>
  new Intl.DateTimeFormat(locale.current === 'en' ? 'en-GB' : locale.current, style);

export function day(moment: string): string {
  return dates({ dateStyle: 'long' }).format(new Date(moment));
}

export function dayAndTime(moment: string): string {
  return dates({ dateStyle: 'medium', timeStyle: 'short' }).format(new Date(moment));
}
