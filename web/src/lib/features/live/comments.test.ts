/** Comments stand in their order, each once; holes are seen, what was left out on purpose is none. */
import { expect, it } from 'vitest';
import { CommentLine, KEPT } from './comments.ts';
import type { RoomComment } from './frames.ts';

const comment = (i: number, handle = 'tess'): RoomComment => ({
  i,
  id: String(1000 + i),
  at: i,
  text: `n° ${i}`,
  account: { id: handle, handle, name: handle, avatar: null }
});
const range = (from: number, to: number) =>
  Array.from({ length: to - from + 1 }, (_, at) => comment(from + at));
const shown = (line: CommentLine) => line.items.map(({ i }) => i);

function opened(first: number, last: number) {
  const line = new CommentLine();
  expect(line.open({ comments: range(first, last), next: last + 1 })).toBeNull();
  return line;
}

it('begins with the last comments, however many there were before', () => {
  expect(shown(opened(71, 73))).toEqual([71, 72, 73]);
});

it('goes on without asking', () => {
  const line = opened(1, 3);
  expect(line.take({ from: 4, items: range(4, 5) })).toBeNull();
  expect(line.take({ from: 6, items: range(6, 6) })).toBeNull();
  expect(shown(line)).toEqual([1, 2, 3, 4, 5, 6]);
});

it('says once after which comment some are missing', () => {
  const line = opened(1, 3);
  expect(line.take({ from: 6, items: range(6, 7) })).toBe(3);
  expect(line.take({ from: 8, items: range(8, 8) })).toBeNull();
  line.add(range(4, 6));
  expect(shown(line)).toEqual([1, 2, 3, 4, 5, 6, 7, 8]);
});

it('takes what a crowded tick left out for no hole', () => {
  const line = opened(1, 3);
  expect(line.take({ from: 4, items: [comment(40)], skipped: 36 })).toBeNull();
  expect(line.take({ from: 41, items: [comment(41)] })).toBeNull();
  // An own one that was among them.
  expect(line.take({ from: 20, items: [comment(20)] })).toBeNull();
  expect(shown(line)).toEqual([1, 2, 3, 20, 40, 41]);
});

it('shows a comment once, also after another actor has told it again', () => {
  const line = opened(1, 3);
  expect(line.take({ from: 2, items: range(2, 4) })).toBeNull();
  expect(shown(line)).toEqual([1, 2, 3, 4]);
});

it('sees on coming back what was missed while away', () => {
  const line = opened(1, 3);
  expect(line.open({ comments: range(50, 79), next: 80 })).toBe(3);
  const other = opened(1, 3);
  expect(other.open({ comments: range(2, 5), next: 6 })).toBeNull();
  expect(shown(other)).toEqual([1, 2, 3, 4, 5]);
});

it('keeps the newest', () => {
  const line = opened(1, 1);
  line.take({ from: 2, items: range(2, KEPT + 50) });
  expect(line.items).toHaveLength(KEPT);
  expect(line.items.at(-1)?.i).toBe(KEPT + 50);
});

it('leaves out who was blocked', () => {
  const line = opened(1, 2);
  line.take({ from: 3, items: [comment(3, 'noé')] });
  line.remove(({ account }) => account.id === 'noé');
  expect(shown(line)).toEqual([1, 2]);
});

it('takes out what has gone, and does not show it again', () => {
  const line = opened(1, 4);
  line.takeOut(['1002', '1009']);
  expect(shown(line)).toEqual([1, 3, 4]);
  // An answer that was on its way, and one that was told of before it came.
  line.add(range(1, 2));
  expect(line.take({ from: 5, items: range(5, 9) })).toBeNull();
  expect(shown(line)).toEqual([1, 3, 4, 5, 6, 7, 8]);
});

it('shows what is read anew in place of what was there, and what is newer', () => {
  const line = opened(1, 5);
  line.take({ from: 6, items: range(6, 6) });
  line.replace({ items: [comment(2), comment(4)], more: false }, 5);
  expect(shown(line)).toEqual([2, 4, 6]);
  line.replace({ items: [], more: false }, 6);
  expect(shown(line)).toEqual([]);
  expect(line.take({ from: 7, items: range(7, 7) })).toBeNull();
});
