import { describe, expect, it } from 'vitest';
import { manifestFile, newestManifest, parseManifest, type Manifest } from './manifest.ts';

const manifest = (turn: number): Manifest => ({
  version: 1,
  turn,
  id: 't1',
  accountId: '7',
  begunAt: 1,
  changedAt: 2,
  segments: [],
  part: null,
  result: null,
  done: false
});
const text = (turn: number) => JSON.stringify(manifest(turn));

describe('manifests', () => {
  it('are written in turn', () => {
    expect(manifestFile(1)).not.toBe(manifestFile(2));
    expect(manifestFile(1)).toBe(manifestFile(3));
  });

  it('are read back, the newest first', () => {
    expect(newestManifest([text(4), text(5)])?.turn).toBe(5);
    expect(newestManifest([text(6), text(5)])?.turn).toBe(6);
  });

  it('survive the tearing of one', () => {
    for (let cut = 0; cut < text(6).length; cut += 1) {
      expect(newestManifest([text(6).slice(0, cut), text(5)])?.turn).toBe(5);
    }
    expect(newestManifest(['', ''])).toBeNull();
  });

  it('are ours', () => {
    expect(parseManifest('[]')).toBeNull();
    expect(parseManifest('null')).toBeNull();
    expect(parseManifest('{"version":2,"turn":1}')).toBeNull();
    expect(parseManifest(JSON.stringify({ ...manifest(1), segments: [{}] }))).toBeNull();
  });
});
