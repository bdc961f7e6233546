/** The inbox by age: today, this week, and before. */
import type { Line } from './api.ts';

export type Age = 'today' | 'week' | 'earlier';
export type Section = { age: Age; lines: Line[] };

const WEEK_MS = 7 * 86_400_000;

export function ageOf(moment: string, now = new Date()): Age {
  const then = new Date(moment);
  if (then.toDateString() === now.toDateString() || then > now) return 'today';
  return now.getTime() - then.getTime() < WEEK_MS ? 'week' : 'earlier';
}

const AGES: readonly Age[] = ['today', 'week', 'earlier'];

/** Lines keep their order, and each age has one title: what was told late stays where it was told. */
export function sectionsOf(lines: readonly Line[], now = new Date()): Section[] {
  const sections: Section[] = [];
  for (const line of lines) {
    const age = ageOf(line.at, now);
    const last = sections.at(-1);
    if (last && AGES.indexOf(age) <= AGES.indexOf(last.age)) last.lines.push(line);
    else sections.push({ age, lines: [line] });
  }
  return sections;
}
