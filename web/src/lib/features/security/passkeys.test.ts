import { describe, expect, it } from 'vitest';
import { bytesOf, inWords, passkeysHere, textOf } from './passkeys.ts';

describe('base64url', () => {
  it('survives the way there and back', () => {
    const bytes = Uint8Array.from({ length: 256 }, (_, index) => index);
    expect(bytesOf(textOf(bytes.buffer))).toEqual(bytes);
    expect(textOf(bytes.buffer)).toMatch(/^[\w-]+$/);
  });

  it('needs no padding', () => {
    expect(textOf(Uint8Array.of(255).buffer)).toBe('_w');
    expect(bytesOf('_w')).toEqual(Uint8Array.of(255));
  });
});

describe('inWords', () => {
  it.each([
    ['NotAllowedError', 'passkey_cancelled'],
    ['InvalidStateError', 'passkey_known'],
    ['SecurityError', 'passkeys_off']
  ])('says %s as %s', async (name, code) => {
    await expect(inWords(Promise.reject(new DOMException('', name)))).rejects.toMatchObject({
      code
    });
  });

  it('lets other errors through', async () => {
    await expect(inWords(Promise.reject(new TypeError('bug')))).rejects.toThrow('bug');
  });
});

it('is not there without a browser that knows it', () => {
  expect(passkeysHere()).toBe(false);
});
