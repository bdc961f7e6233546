/** Acts on one thing reach the server in the order in which they were done. */
import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import { http } from './http.ts';
import { TURN_MS } from './turns.ts';

type Asked = { what: string; answer: (status: number) => void };

let asked: Asked[];
let page: EventTarget;

beforeEach(() => {
  vi.useFakeTimers();
  asked = [];
  page = new EventTarget();
  vi.stubGlobal('addEventListener', page.addEventListener.bind(page));
  vi.stubGlobal('removeEventListener', page.removeEventListener.bind(page));
  vi.stubGlobal(
    'fetch',
    (url: string, { method }: RequestInit) =>
      new Promise<Response>((resolve) => {
        const answer = (status: number) => resolve(new Response(null, { status }));
        asked.push({ what: `${method} ${url}`, answer });
      })
  );
});
afterEach(() => {
  vi.useRealTimers();
  vi.unstubAllGlobals();
});

const settled = () => vi.advanceTimersByTimeAsync(0);
const asks = () => asked.map(({ what }) => what);

it('lets no act overtake another on the same thing', async () => {
  const like = http.put('/videos/7/like');
  const unlike = http.delete('/videos/7/like');
  const other = http.put('/videos/8/like');
  const looking = http.get('/videos/7/comments');
  await settled();
  expect(asks()).toEqual([
    'PUT /api/v1/videos/7/like',
    'PUT /api/v1/videos/8/like',
    'GET /api/v1/videos/7/comments'
  ]);
  const refused = expect(like).rejects.toMatchObject({ status: 503 });
  asked[0]?.answer(503);
  await refused;
  await settled();
  expect(asked.at(-1)?.what).toBe('DELETE /api/v1/videos/7/like');
  for (const { answer } of asked) answer(204);
  await Promise.all([unlike, other, looking]);
});

it('holds an act back no longer than its turn when the one before has no answer', async () => {
  const like = http.put('/videos/7/like');
  const unlike = http.delete('/videos/7/like');
  const again = http.put('/videos/7/like');
  await vi.advanceTimersByTimeAsync(TURN_MS - 1);
  expect(asks()).toEqual(['PUT /api/v1/videos/7/like']);
  await vi.advanceTimersByTimeAsync(1);
  expect(asks().slice(1)).toEqual(['DELETE /api/v1/videos/7/like']);
  await vi.advanceTimersByTimeAsync(TURN_MS);
  expect(asks().slice(2)).toEqual(['PUT /api/v1/videos/7/like']);
  for (const { answer } of asked) answer(204);
  await Promise.all([like, unlike, again]);
});

it('holds nothing back for what was on the way when the network was another', async () => {
  const like = http.put('/videos/7/like');
  const unlike = http.delete('/videos/7/like');
  await settled();
  expect(asks()).toEqual(['PUT /api/v1/videos/7/like']);
  page.dispatchEvent(new Event('online'));
  await settled();
  expect(asks().slice(1)).toEqual(['DELETE /api/v1/videos/7/like']);
  for (const { answer } of asked) answer(204);
  await Promise.all([like, unlike]);
  expect(vi.getTimerCount()).toBe(0);
});

it('lets what is said by a page that goes wait for nothing, and hold nothing back', async () => {
  const path = '/me/notifications/read';
  const first = http.put(path, { ids: ['1'] });
  const waiting = http.put(path, { ids: ['2'] });
  await settled();
  expect(asked).toHaveLength(1);
  const last = http.put(path, { ids: ['3'] }, { keepalive: true });
  await settled();
  expect(asked).toHaveLength(2);
  asked[1]?.answer(204);
  await last;
  expect(asked).toHaveLength(2);
  asked[0]?.answer(204);
  await first;
  await settled();
  expect(asked).toHaveLength(3);
  asked[2]?.answer(204);
  await waiting;
});
