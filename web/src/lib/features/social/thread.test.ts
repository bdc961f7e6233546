/** Comments of a video: what is written appears where it belongs, what is deleted can come back. */
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import type { Comment } from '#lib/api/types.ts';

const api = {
  fetchComments: vi.fn(),
  fetchReplies: vi.fn(),
  writeComment: vi.fn(),
  deleteComment: vi.fn(),
  setCommentLike: vi.fn(),
  setPin: vi.fn()
};
vi.mock('./api.ts', () => api);
vi.mock('#lib/api/words.ts', () => ({ tellError: vi.fn() }));

const { Thread, UNDO_MS } = await import('./thread.svelte.ts');

const comment = (id: string, more: Partial<Comment> = {}) =>
  ({
    id,
    thread_id: null,
    reply_to: null,
    replies: 0,
    likes: 0,
    liked: false,
    pinned: false,
    ...more
  }) as Comment;

const ids = (list: Comment[]) => list.map((one) => one.id);

beforeEach(() => {
  vi.useFakeTimers();
  for (const call of Object.values(api)) call.mockReset();
});
afterEach(() => void vi.useRealTimers());

async function loaded(items: Comment[], total = items.length) {
  const count = vi.fn();
  const thread = new Thread('7', count);
  api.fetchComments.mockResolvedValue({ items, total, next_cursor: null });
  await thread.load();
  return { thread, count };
}

describe('a thread', () => {
  it('puts a new comment first, below what is pinned', async () => {
    const { thread, count } = await loaded([comment('p', { pinned: true }), comment('1')]);
    api.writeComment.mockResolvedValue(comment('2'));
    await thread.write('Bravo', null);
    expect(ids(thread.items)).toEqual(['p', '2', '1']);
    expect(count).toHaveBeenLastCalledWith(3);
  });

  it('puts a reply under its thread and opens it', async () => {
    const { thread } = await loaded([comment('1')]);
    api.writeComment.mockResolvedValue(comment('1a', { thread_id: '1' }));
    await thread.write('Merci', comment('1'));
    expect(ids(thread.replies['1']?.items ?? [])).toEqual(['1a']);
    expect(thread.items[0]?.replies).toBe(1);
  });

  it('sends a deletion only when it can no longer be taken back', async () => {
    const { thread } = await loaded([comment('1'), comment('2')]);
    const [first] = thread.items;
    if (first) thread.delete(first);
    expect(ids(thread.items)).toEqual(['2']);
    expect(api.deleteComment).not.toHaveBeenCalled();
    await vi.advanceTimersByTimeAsync(UNDO_MS);
    expect(api.deleteComment).toHaveBeenCalledExactlyOnceWith('1');
  });

  it('brings a comment back to its place with its replies counted', async () => {
    const { thread, count } = await loaded([comment('1'), comment('2', { replies: 2 })], 4);
    const second = thread.items[1];
    if (second) thread.delete(second);
    expect(count).toHaveBeenLastCalledWith(1);
    thread.undelete('2');
    await vi.advanceTimersByTimeAsync(UNDO_MS * 2);
    expect(ids(thread.items)).toEqual(['1', '2']);
    expect(count).toHaveBeenLastCalledWith(4);
    expect(api.deleteComment).not.toHaveBeenCalled();
  });

  it('takes a like back when the server refuses it', async () => {
    const { thread } = await loaded([comment('1', { likes: 3 })]);
    api.setCommentLike.mockRejectedValue(new Error('no'));
    const [first] = thread.items;
    if (first) await thread.toggleLike(first);
    expect(first).toMatchObject({ liked: false, likes: 3 });
  });

  it('pins one comment, first of all', async () => {
    const { thread } = await loaded([comment('1', { pinned: true }), comment('2')]);
    const second = thread.items[1];
    if (second) await thread.togglePin(second);
    expect(thread.items.map((one) => [one.id, one.pinned])).toEqual([
      ['2', true],
      ['1', false]
    ]);
  });
});
