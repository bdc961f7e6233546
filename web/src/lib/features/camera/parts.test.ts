import { describe, expect, it } from 'vitest';
import { extensionOf, recordingType } from './formats.ts';
import { keyOf } from './keys.ts';
import { levelOf } from './meter.ts';

describe('recordingType', () => {
  it('prefers H.264, and takes what there is', () => {
    expect(recordingType(() => true)).toBe('video/mp4;codecs=avc1,opus');
    expect(recordingType((type) => type.startsWith('video/webm'))).toBe(
      'video/webm;codecs=vp8,opus'
    );
    expect(recordingType(() => false)).toBeNull();
    expect(extensionOf('video/webm;codecs=vp8,opus')).toBe('webm');
  });
});

describe('keyOf', () => {
  const press = (key: string, change = {}) =>
    keyOf({ key, ctrlKey: false, metaKey: false, altKey: false, target: null, ...change });

  it('knows the keys of the camera, and leaves those of the browser', () => {
    expect(press(' ')).toBe('record');
    expect(press('Backspace')).toBe('undo');
    expect(press('F')).toBe('switch');
    expect(press('f', { ctrlKey: true })).toBeNull();
    expect(press('x')).toBeNull();
  });
});

describe('levelOf', () => {
  it('is nothing in silence and 1 at full scale', () => {
    expect(levelOf(new Float32Array(512))).toBe(0);
    expect(levelOf(new Float32Array(512).fill(1))).toBe(1);
    const quiet = levelOf(new Float32Array(512).fill(0.01));
    expect(quiet).toBeGreaterThan(0);
    expect(quiet).toBeLessThan(0.5);
    expect(levelOf(new Float32Array(0))).toBe(0);
  });
});
