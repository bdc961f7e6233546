import { describe, expect, it } from 'vitest';
import type { Page } from '#lib/api/types.ts';
import { PagedList } from './paged.svelte.ts';

/** Pages whose answers are given by hand. */
function byHand() {
  const asked: { cursor: string | null; answer: (page: Page<number>) => void; fail: () => void }[] =
    [];
  const list = new PagedList<number>(
    (cursor) =>
      new Promise((resolve, reject) =>
        asked.push({ cursor, answer: resolve, fail: () => reject(new Error('away')) })
      )
  );
  return { list, asked };
}

describe('PagedList', () => {
  it('reads on from the cursor until there is none', async () => {
    const pages: Page<number>[] = [
      { items: [1, 2], next_cursor: 'b' },
      { items: [3], next_cursor: null }
    ];
    const cursors: (string | null)[] = [];
    const list = new PagedList<number>(async (cursor) => {
      cursors.push(cursor);
      return pages.shift() as Page<number>;
    });
    await list.load();
    expect(list.more).toBe(true);
    await list.next();
    await list.next();
    expect(cursors).toEqual([null, 'b']);
    expect(list.items).toEqual([1, 2, 3]);
    expect(list.more).toBe(false);
  });

  it('asks for a page once, however often it is wanted', async () => {
    const { list, asked } = byHand();
    const first = list.next();
    void list.next();
    expect(asked).toHaveLength(1);
    asked[0]?.answer({ items: [1], next_cursor: null });
    await first;
    expect(list.items).toEqual([1]);
  });

  it('drops an answer that a reload has overtaken', async () => {
    const { list, asked } = byHand();
    const old = list.load();
    const fresh = list.load();
    asked[1]?.answer({ items: [2], next_cursor: null });
    asked[0]?.answer({ items: [1], next_cursor: null });
    await Promise.all([old, fresh]);
    expect(list.items).toEqual([2]);
  });

  it('keeps what was read when a page fails, and tries that page again', async () => {
    const { list, asked } = byHand();
    const first = list.load();
    asked[0]?.answer({ items: [1], next_cursor: 'b' });
    await first;
    const second = list.next();
    asked[1]?.fail();
    await second;
    expect(list.status).toBe('failed');
    expect(list.items).toEqual([1]);
    const again = list.next();
    expect(asked[2]?.cursor).toBe('b');
    asked[2]?.answer({ items: [2], next_cursor: null });
    await again;
    expect(list.items).toEqual([1, 2]);
  });

  it('is empty only once that is known', async () => {
    const list = new PagedList<number>(async () => ({ items: [], next_cursor: null }));
    expect(list.empty).toBe(false);
    await list.load();
    expect(list.empty).toBe(true);
  });
});
