/** Acts on one thing reach the server in the order in which they were done. */
import { afterEach, expect, it, vi } from 'vitest';
import { http } from './http.ts';

type Asked = { what: string; answer: (status: number) => void };

function standIn(): Asked[] {
  const asked: Asked[] = [];
  vi.stubGlobal(
    'fetch',
    (url: string, { method }: RequestInit) =>
      new Promise<Response>((resolve) => {
        const answer = (status: number) => resolve(new Response(null, { status }));
        asked.push({ what: `${method} ${url}`, answer });
      })
  );
  return asked;
}

const settled = () => new Promise((done) => setTimeout(done));

afterEach(() => vi.unstubAllGlobals());

it('lets no act overtake another on the same thing', async () => {
  const asked = standIn();
  const like = http.put('/videos/7/like');
  const unlike = http.delete('/videos/7/like');
  const other = http.put('/videos/8/like');
  const looking = http.get('/videos/7/comments');
  await settled();
  expect(asked.map(({ what }) => what)).toEqual([
    'PUT /api/v1/videos/7/like',
    'PUT /api/v1/videos/8/like',
    'GET /api/v1/videos/7/comments'
  ]);
  asked[0]?.answer(503);
  await expect(like).rejects.toMatchObject({ status: 503 });
  await settled();
  expect(asked.at(-1)?.what).toBe('DELETE /api/v1/videos/7/like');
  for (const { answer } of asked) answer(204);
  await Promise.all([unlike, other, looking]);
});
