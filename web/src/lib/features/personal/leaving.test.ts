import { beforeEach, describe, expect, it } from 'vitest';
import { ApiError } from '#lib/api/problem.ts';
import { leaving } from './leaving.svelte.ts';

describe('an account on its way out', () => {
  beforeEach(() => leaving.forget());

  it('is offered back by the sign-in that was refused', () => {
    const extra = { restore_token: 'abc', erase_at: '2026-12-22T10:00:00Z' };
    expect(leaving.take(new ApiError(403, 'deletion_pending', '', extra))).toBe(true);
    expect(leaving.current).toEqual({ token: 'abc', eraseAt: '2026-12-22T10:00:00Z' });
  });

  it('is nothing that another refusal says', () => {
    expect(leaving.take(new ApiError(403, 'suspended'))).toBe(false);
    expect(leaving.take(new ApiError(403, 'deletion_pending'))).toBe(false);
    expect(leaving.take(new TypeError('network'))).toBe(false);
    expect(leaving.current).toBeNull();
  });
});
