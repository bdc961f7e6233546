/** Whatever the server answers, an error has a code (RFC 9457 where it is ours). */
import { describe, expect, it } from 'vitest';
import { problemOf } from './problem.ts';

const answer = (status: number, body: string, headers: Record<string, string> = {}) =>
  problemOf(new Response(body, { status, headers }));

describe('problems', () => {
  it('takes code and extras of a problem', async () => {
    const problem = await answer(429, '{"code":"too_many","retry_after":7.2,"detail":"x"}');
    expect(problem).toMatchObject({ status: 429, code: 'too_many', detail: 'x', retryAfter: 8 });
  });

  it('names a page of a proxy by its status', async () => {
    expect(await answer(404, '<html>')).toMatchObject({ code: 'not_found' });
    expect(await answer(502, 'Bad Gateway')).toMatchObject({ code: 'unknown' });
  });

  it('reads Retry-After where the body is silent', async () => {
    expect(await answer(429, '{}', { 'Retry-After': '3' })).toMatchObject({ retryAfter: 3 });
  });
});
