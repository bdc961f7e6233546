/** What the service worker takes over, and what it never touches. */
import { describe, expect, it } from 'vitest';
import { answerFor, filesNamedBy, outdated } from './answers.ts';

const ORIGIN = 'https://rampe.test';
const FILES = new Set(['/boot.js', '/fonts/instrument-sans.woff2']);

function ask(path: string, more: { method?: string; mode?: string; range?: boolean } = {}) {
  const asked = { method: 'GET', mode: 'cors', range: false, url: new URL(path, ORIGIN), ...more };
  return answerFor(asked, ORIGIN, FILES);
}

describe('who answers', () => {
  it('pages: the kept one, the server’s where it has a preview', () => {
    for (const path of ['/', '/following', '/inbox', '/settings/data', '/upload/7', '/share']) {
      expect(ask(path, { mode: 'navigate' }), path).toBe('shell');
    }
    expect(ask('/@nina/video/7', { mode: 'navigate' })).toBe('page');
    expect(ask('/@nina', { mode: 'navigate' })).toBe('page');
  });

  it('files of the build', () => {
    expect(ask('/_app/immutable/chunks/a.js')).toBe('file');
    expect(ask('/boot.js')).toBe('file');
  });

  it('never the API, media, ranges, other sites or the worker itself', () => {
    const never = [
      '/api/v1/feed',
      '/api/v1/media-auth',
      '/media/7/0.m4s',
      '/m/token/7/0.m4s',
      '/rt',
      '/lan/rampe.crt',
      '/embed/video/7',
      '/readyz',
      '/service-worker.js',
      '/_app/version.json',
      'https://elsewhere.test/_app/immutable/a.js'
    ];
    for (const path of never) {
      expect(ask(path), path).toBe('network');
      expect(ask(path, { mode: 'navigate' }), path).toBe('network');
    }
    expect(ask('/_app/immutable/chunks/a.js', { range: true })).toBe('network');
  });

  it('writes only what is shared with us', () => {
    expect(ask('/share', { method: 'POST', mode: 'navigate' })).toBe('receive');
    expect(ask('/api/v1/uploads', { method: 'POST' })).toBe('network');
    expect(ask('/api/v1/uploads/7', { method: 'PATCH' })).toBe('network');
  });
});

describe('versions', () => {
  it('a page names what it needs, once', () => {
    const page = `<link href="/_app/immutable/entry/start.a-B_1.js"><script>
      import("/_app/immutable/entry/start.a-B_1.js"); import("/_app/immutable/nodes/0.x.js")`;
    expect(filesNamedBy(page)).toEqual([
      '/_app/immutable/entry/start.a-B_1.js',
      '/_app/immutable/nodes/0.x.js'
    ]);
  });

  it('the one before stays for tabs that still show it', () => {
    const names = ['rampe-shell-1', 'rampe-shell-3', 'rampe-received', 'rampe-shell-2'];
    expect(outdated(names, 'rampe-shell-', 'rampe-shell-3')).toEqual(['rampe-shell-1']);
    expect(outdated(['rampe-shell-1'], 'rampe-shell-', 'rampe-shell-1')).toEqual([]);
  });
});
