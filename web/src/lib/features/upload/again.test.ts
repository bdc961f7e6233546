import { describe, expect, it } from 'vitest';
import { isAnswer, whenAgain } from './again.ts';

const stop = { status: 0, code: '', retryAfter: null, attempt: 0, online: true };

describe('whenAgain', () => {
  it('waits longer each time, and never longer than half a minute', () => {
    const waits = [0, 1, 2, 20].map((attempt) => whenAgain({ ...stop, attempt }, 1));
    expect(waits).toEqual([500, 1000, 2000, 30_000]);
  });

  it('waits for the network when there is none', () => {
    expect(whenAgain({ ...stop, online: false })).toBe('online');
  });

  it('comes back when the server says', () => {
    expect(whenAgain({ ...stop, status: 429, retryAfter: 7 }, 0)).toBe(7000);
  });

  it.each([409, 423, 460, 500, 502, 503])('tries again after %i', (status) => {
    expect(whenAgain({ ...stop, status })).not.toBe('never');
  });

  it('does not insist on one more upload than the server allows', () => {
    expect(whenAgain({ ...stop, status: 409, code: 'too_many_uploads' })).toBe('never');
    expect(whenAgain({ ...stop, status: 409, code: 'offset_mismatch' })).not.toBe('never');
  });

  it.each([401, 403, 413, 422, 507])('does not after %i', (status) => {
    expect(whenAgain({ ...stop, status })).toBe('never');
  });
});

it('begins anew only where the upload is known to be gone', () => {
  expect([200, 404, 410, 423].every(isAnswer)).toBe(true);
  expect([401, 429, 500, 502, 503].some(isAnswer)).toBe(false);
});
