/** Subtitles as a list of cues: read from the server’s WebVTT, edited, written again. Pure. */

/** Lines of text from one moment up to another, in milliseconds. `key` tells cues apart. */
export type Cue = { key: number; startMs: number; endMs: number; text: string };

export const LEAST_MS = 300;
const USUAL_MS = 2_500;
const TIMING = /^(?:(\d+):)?(\d\d):(\d\d)\.(\d{3}) --> (?:(\d+):)?(\d\d):(\d\d)\.(\d{3})/;
const NAMED: Record<string, string> = { amp: '&', lt: '<', gt: '>' };

let next = 1;

export function newCue(startMs: number, endMs: number, text = ''): Cue {
  return { key: next++, startMs, endMs, text };
}

/** Reads the one form that the server writes. */
export function parseCues(vtt: string): Cue[] {
  return vtt
    .split(/\n{2,}/)
    .map((block) => block.trim().split('\n'))
    .flatMap(([timing = '', ...lines]) => {
      const found = TIMING.exec(timing);
      if (!found) return [];
      const numbers = found.slice(1).map((part) => Number(part ?? 0));
      const text = lines
        .join('\n')
        .replace(/&(amp|lt|gt);/g, (whole, name: string) => NAMED[name] ?? whole);
      return [newCue(ms(numbers.slice(0, 4)), ms(numbers.slice(4)), text)];
    });
}

/** WebVTT of the cues that say something, in the order of their times. */
export function renderCues(cues: readonly Cue[]): string {
  const blocks = inOrder(cues)
    .filter((cue) => cue.text.trim())
    .map((cue) => {
      const text = cue.text.trim().replace(/\n{2,}/g, '\n');
      return `${clock(cue.startMs)} --> ${clock(cue.endMs)}\n${escape(text)}\n`;
    });
  return ['WEBVTT\n', ...blocks].join('\n');
}

const escape = (text: string) =>
  text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;');

function ms([hours = 0, minutes = 0, seconds = 0, thousandths = 0]: number[]): number {
  return ((hours * 60 + minutes) * 60 + seconds) * 1000 + thousandths;
}

/** `00:01:02.500`. */
export function clock(total: number): string {
  const two = (number: number) => String(Math.floor(number)).padStart(2, '0');
  const rounded = Math.max(0, Math.round(total));
  const seconds = rounded / 1000;
  const rest = String(rounded % 1000).padStart(3, '0');
  return `${two(seconds / 3600)}:${two((seconds / 60) % 60)}:${two(seconds % 60)}.${rest}`;
}

export function inOrder(cues: readonly Cue[]): Cue[] {
  return [...cues].sort((one, other) => one.startMs - other.startMs || one.endMs - other.endMs);
}

/** The cue that is read at a moment; the later one where two overlap. */
export function cueAt<C extends { startMs: number; endMs: number }>(
  cues: readonly C[],
  atMs: number
): C | null {
  return cues.findLast((cue) => cue.startMs <= atMs && atMs < cue.endMs) ?? null;
}

/** A new cue from a moment on, that ends before the next one begins. */
export function insertAt(cues: readonly Cue[], atMs: number, wholeMs: number): [Cue[], Cue] {
  const startMs = Math.max(0, Math.min(Math.round(atMs), wholeMs - LEAST_MS));
  const following = inOrder(cues).find((cue) => cue.startMs > startMs);
  const limit = Math.min(following?.startMs ?? wholeMs, wholeMs);
  const endMs = Math.max(startMs + LEAST_MS, Math.min(startMs + USUAL_MS, limit));
  const added = newCue(startMs, endMs);
  return [inOrder([...cues, added]), added];
}

/** Two cues of one: at a moment within it, its text parted at the caret or the middle word. */
export function split(cues: readonly Cue[], key: number, atMs: number, caret?: number): Cue[] {
  return inOrder(
    cues.flatMap((cue) => {
      if (cue.key !== key) return [cue];
      const within = atMs > cue.startMs + LEAST_MS && atMs < cue.endMs - LEAST_MS;
      const at = Math.round(within ? atMs : (cue.startMs + cue.endMs) / 2);
      const [head, tail] = parted(cue.text, caret);
      return [{ ...cue, endMs: at, text: head }, newCue(at, cue.endMs, tail)];
    })
  );
}

function parted(text: string, caret?: number): [string, string] {
  let at = caret ?? 0;
  if (at <= 0 || at >= text.length) {
    const middle = text.length / 2;
    const gaps = [...text.matchAll(/\s+/g)].map((gap) => gap.index);
    at = gaps.reduce(
      (best, gap) => (Math.abs(gap - middle) < Math.abs(best - middle) ? gap : best),
      gaps[0] ?? text.length
    );
  }
  return [text.slice(0, at).trim(), text.slice(at).trim()];
}

/** One cue of this and the following one. */
export function merge(cues: readonly Cue[], key: number): Cue[] {
  const ordered = inOrder(cues);
  const at = ordered.findIndex((cue) => cue.key === key);
  const [cue, following] = [ordered[at], ordered[at + 1]];
  if (!cue || !following) return ordered;
  const text = [cue.text, following.text].filter(Boolean).join('\n');
  const endMs = Math.max(cue.endMs, following.endMs);
  return [...ordered.slice(0, at), { ...cue, endMs, text }, ...ordered.slice(at + 2)];
}

/** The cue with another edge; it keeps a least length and stays in the video. */
export function retime(cue: Cue, edge: 'startMs' | 'endMs', atMs: number, wholeMs: number): Cue {
  const moment = Math.round(Math.max(0, Math.min(atMs, wholeMs)));
  if (edge === 'startMs') return { ...cue, startMs: Math.min(moment, cue.endMs - LEAST_MS) };
  return { ...cue, endMs: Math.max(moment, cue.startMs + LEAST_MS) };
}
