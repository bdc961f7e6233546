/** Cues: read as the server writes them, and edited without losing a word. */
import { describe, expect, it } from 'vitest';
import {
  clock,
  cueAt,
  insertAt,
  merge,
  newCue,
  parseCues,
  renderCues,
  retime,
  split
} from './cues.ts';

const VTT = `WEBVTT

00:00:01.000 --> 00:00:02.500
Bonsoir &amp; bienvenue

00:01:02.003 --> 01:00:00.000
1 &lt; 2
deux lignes
`;

const words = (cues: readonly { text: string }[]) => cues.map((cue) => cue.text);

describe('cues', () => {
  it('are read and written without change', () => {
    const cues = parseCues(VTT);
    expect(words(cues)).toEqual(['Bonsoir & bienvenue', '1 < 2\ndeux lignes']);
    expect(cues[1]?.startMs).toBe(62_003);
    expect(renderCues(cues)).toBe(VTT);
    expect(clock(3_600_000)).toBe('01:00:00.000');
  });

  it('without words are not written', () => {
    expect(renderCues([newCue(0, 900, '  ')])).toBe('WEBVTT\n');
  });

  it('are found by the moment', () => {
    const cues = parseCues(VTT);
    expect(cueAt(cues, 999)).toBeNull();
    expect(cueAt(cues, 1_000)?.text).toBe('Bonsoir & bienvenue');
    expect(cueAt(cues, 2_500)).toBeNull();
  });

  it('are inserted where one is, up to the next', () => {
    const [cues, added] = insertAt(parseCues(VTT), 61_000, 70_000);
    expect([added.startMs, added.endMs]).toEqual([61_000, 62_003]);
    expect(words(cues)[1]).toBe('');
    const [, last] = insertAt([], 69_950, 70_000);
    expect([last.startMs, last.endMs]).toEqual([69_700, 70_000]);
  });

  it('are parted at the moment and at the caret, or in the middle', () => {
    const cue = newCue(0, 4_000, 'un deux trois quatre');
    const parts = split([cue], cue.key, 1_500, 2);
    expect(parts.map((part) => [part.startMs, part.endMs, part.text])).toEqual([
      [0, 1_500, 'un'],
      [1_500, 4_000, 'deux trois quatre']
    ]);
    expect(words(split([cue], cue.key, 9_000))).toEqual(['un deux', 'trois quatre']);
  });

  it('are joined with the next one', () => {
    const [one, other] = [newCue(0, 1_000, 'un'), newCue(1_500, 2_000, 'deux')];
    expect(merge([one, other], one.key)).toEqual([{ ...one, endMs: 2_000, text: 'un\ndeux' }]);
    expect(merge([one, other], other.key)).toEqual([one, other]);
  });

  it('keep a least length and stay in the video', () => {
    const cue = newCue(1_000, 2_000);
    expect(retime(cue, 'startMs', 5_000, 9_000).startMs).toBe(1_700);
    expect(retime(cue, 'endMs', 20_000, 9_000).endMs).toBe(9_000);
  });
});
