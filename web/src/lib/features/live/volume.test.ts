/** How loud a live is stays as it was, on this device. */
import { afterEach, expect, it, vi } from 'vitest';

function kept(text: string | null) {
  const storage = new Map(text === null ? [] : [['rampe.volume', text]]);
  vi.stubGlobal('localStorage', {
    getItem: (key: string) => storage.get(key) ?? null,
    setItem: (key: string, value: string) => storage.set(key, value)
  });
  return storage;
}

async function opened() {
  vi.resetModules();
  return (await import('./volume.svelte.ts')).volume;
}

afterEach(() => void vi.unstubAllGlobals());

it('is remembered by the next page', async () => {
  kept(null);
  const volume = await opened();
  expect(volume.level).toBe(1);
  volume.step(-1);
  volume.step(-1);
  expect((await opened()).level).toBe(0.8);
});

it.each([
  ['"loud"', 1],
  ['7', 1],
  ['-1', 0],
  ['{', 1]
])('takes %s from the storage as %s', async (text, level) => {
  kept(text);
  expect((await opened()).level).toBe(level);
});

it('stays between silence and all there is', async () => {
  const storage = kept('0.05');
  const volume = await opened();
  volume.step(-1);
  expect(volume.level).toBe(0);
  volume.set(3);
  expect(storage.get('rampe.volume')).toBe('1');
});
