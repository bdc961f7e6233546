import { describe, expect, it } from 'vitest';
import { formatName, objectToFile, objectToLength, type Limits } from './limits.ts';

const limits: Limits = {
  min_seconds: 3,
  max_seconds: 600,
  max_bytes: 1000,
  containers: ['mp4', 'mov', 'webm', 'mkv'],
  codecs: ['h264']
};

describe('objectToFile', () => {
  it.each([
    [{ name: 'clip.mp4', type: 'video/mp4', size: 1000 }, null],
    [{ name: 'clip.MKV', type: '', size: 10 }, null],
    [{ name: 'recording', type: 'video/webm;codecs=vp9', size: 10 }, null],
    [{ name: 'clip.mp4', type: 'video/mp4', size: 0 }, 'empty_file'],
    [{ name: 'clip.mp4', type: 'video/mp4', size: 1001 }, 'upload_too_large'],
    [{ name: 'notes.txt', type: 'text/plain', size: 10 }, 'not_a_video'],
    [{ name: 'drawing.svg', type: 'image/svg+xml', size: 0 }, 'not_a_video']
  ])('%o → %s', (file, objection) => {
    expect(objectToFile(file, limits)).toBe(objection);
  });
});

describe('objectToLength', () => {
  it.each([
    [2, 'too_short'],
    [2.95, null],
    [600.05, null],
    [601, 'too_long'],
    [null, null]
  ])('%s s → %s', (seconds, objection) => {
    expect(objectToLength(seconds, limits)).toBe(objection);
  });
});

it('names formats as people write them', () => {
  expect(['h264', 'mov', 'amr_nb'].map(formatName)).toEqual(['H.264', 'MOV', 'AMR NB']);
});
