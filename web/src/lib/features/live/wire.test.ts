/** The push messages are read as the server writes them. */
import { describe, expect, it } from 'vitest';
import { decode, isNewer, joined } from './wire.ts';

/** `Message(PART, key=True, rendition=1, epoch=254, sequence=0x01020304, server_ms=1.5e12, b"abc").encode()` */
const BYTES = '0101 01fe 01020304 4275d3ef79800000 616263';

const bytesOf = (hex: string) =>
  Uint8Array.from(hex.replaceAll(' ', '').match(/../g) ?? [], (pair) => parseInt(pair, 16)).buffer;

describe('a message', () => {
  it('has its header and its payload', () => {
    const message = decode(bytesOf(BYTES));
    expect(message).toMatchObject({
      kind: 1,
      key: true,
      rendition: 1,
      epoch: 254,
      sequence: 0x01020304,
      serverMs: 1.5e12
    });
    expect(new TextDecoder().decode(message?.payload)).toBe('abc');
  });

  it.each([
    ['too short', '0101'],
    ['of a type that is none', '0901 0000 00000000 0000000000000000'],
    ['with a key that is none', '0107 0000 00000000 0000000000000000'],
    ['at no time', '0101 0000 00000000 7ff8000000000000']
  ])('%s is left out', (_, hex) => {
    expect(decode(bytesOf(hex))).toBeNull();
  });
});

it('epochs go around', () => {
  expect(isNewer(1, 0)).toBe(true);
  expect(isNewer(0, 255)).toBe(true);
  expect(isNewer(255, 0)).toBe(false);
  expect(isNewer(7, 7)).toBe(false);
});

it('parts become one piece in their order', () => {
  expect([...joined([Uint8Array.of(1, 2), Uint8Array.of(3)])]).toEqual([1, 2, 3]);
});
