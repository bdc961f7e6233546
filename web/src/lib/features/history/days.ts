/** Groups a history by the days of the reader. */
export type Moment = { seen_at: string };
export type Day<T> = { key: string; date: string; items: T[] };

/** Neighbouring items of one day come under one title, in the order given. */
export function byDay<T extends Moment>(items: readonly T[]): Day<T>[] {
  const days: Day<T>[] = [];
  for (const item of items) {
    const key = new Date(item.seen_at).toDateString();
    const last = days.at(-1);
    if (last?.key === key) last.items.push(item);
    else days.push({ key, date: item.seen_at, items: [item] });
  }
  return days;
}
