/** A planned moment between the clock of the device and the form’s own text. */

const TWO = (number: number) => String(number).padStart(2, '0');

/** The zone in which the author means the time. */
export function ownZone(): string {
  return Intl.DateTimeFormat().resolvedOptions().timeZone || 'UTC';
}

/** `2026-11-22T18:30`, as fields of date and time write it, on the device’s clock. */
export function localText(moment: Date): string {
  const day = [moment.getFullYear(), TWO(moment.getMonth() + 1), TWO(moment.getDate())].join('-');
  return `${day}T${TWO(moment.getHours())}:${TWO(moment.getMinutes())}`;
}

/** The moment that such a text means; null for none. */
export function momentOf(text: string): Date | null {
  const moment = new Date(text);
  return text && !Number.isNaN(moment.getTime()) ? moment : null;
}

export type Bounds = { least: Date; most: Date };

/** From when until when one may plan; the least is a full minute, as the field has no seconds. */
export function boundsAt(now: number, minMinutes: number, maxDays: number): Bounds {
  const minute = 60_000;
  const least = Math.ceil((now + minMinutes * minute) / minute) * minute;
  return { least: new Date(least), most: new Date(now + maxDays * 24 * 60 * minute) };
}

/** What speaks against a moment. */
export function objectToMoment(
  moment: Date | null,
  { least, most }: Bounds
): 'none' | 'soon' | 'far' | null {
  if (!moment) return 'none';
  if (moment < least) return 'soon';
  return moment > most ? 'far' : null;
}

/** A first proposal: the next full hour that is at least half an hour away. */
export function proposal(now: number): Date {
  const hour = 3_600_000;
  return new Date(Math.ceil((now + hour / 2) / hour) * hour);
}
