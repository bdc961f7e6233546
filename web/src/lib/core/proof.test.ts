import { describe, expect, it } from 'vitest';
import { ApiError } from '#lib/api/problem.ts';
import { methodsOf, proving, withProof } from './proof.svelte.ts';

const required = new ApiError(403, 'proof_required', '', { methods: ['totp', 'telepathy'] });

/** Refuses as long as nothing was proved, then gives 'done'. */
function danger(refusals = 1) {
  let calls = 0;
  return () => (calls++ < refusals ? Promise.reject(required) : Promise.resolve('done'));
}

const asked = () => new Promise<void>((resolve) => setTimeout(resolve));

describe('withProof', () => {
  it('asks nothing when the server asks nothing', async () => {
    expect(await withProof(danger(0))).toBe('done');
    expect(proving.methods).toBeNull();
  });

  it('sends the request again after the proof', async () => {
    const answer = withProof(danger());
    await asked();
    expect(proving.methods).toEqual(['totp']);
    proving.finish(true);
    expect(await answer).toBe('done');
    expect(proving.methods).toBeNull();
  });

  it('ends with a code of its own when the dialog is closed', async () => {
    const answer = withProof(danger());
    await asked();
    proving.finish(false);
    await expect(answer).rejects.toMatchObject({ code: 'proof_cancelled' });
  });

  it('lets other errors through', async () => {
    const offline = new ApiError(0, 'network');
    await expect(withProof(() => Promise.reject(offline))).rejects.toBe(offline);
  });

  it('does not wait for ever when a second act asks too', async () => {
    const first = withProof(danger());
    await asked();
    const second = withProof(danger());
    await expect(first).rejects.toMatchObject({ code: 'proof_cancelled' });
    await asked();
    proving.finish(true);
    expect(await second).toBe('done');
  });
});

describe('methodsOf', () => {
  it('keeps what it knows, in the server’s order', () => {
    expect(methodsOf(required)).toEqual(['totp']);
    expect(methodsOf(new ApiError(403, 'proof_required'))).toEqual([]);
  });
});
