/** Captions are text: what the server did not recognise stays text. */
import { describe, expect, it } from 'vitest';
import { runsOf } from './caption.ts';

const tags = [{ tag: 'Été', folded: 'ete' }];
const people = [{ handle: 'tess', id: '1' }];

describe('runs of a caption', () => {
  it('keeps the order of text, hashtags and mentions', () => {
    expect(runsOf('Avec @tess, #été !', tags, people)).toEqual([
      { kind: 'text', text: 'Avec ' },
      { kind: 'mention', text: '@tess', handle: 'tess' },
      { kind: 'text', text: ', ' },
      { kind: 'hashtag', text: '#été', tag: 'ete' },
      { kind: 'text', text: ' !' }
    ]);
  });

  it('leaves the full stop to the sentence', () => {
    expect(runsOf('Merci @tess.', tags, people).slice(1)).toEqual([
      { kind: 'mention', text: '@tess', handle: 'tess' },
      { kind: 'text', text: '.' }
    ]);
  });

  it('makes no link of what nobody has', () => {
    expect(runsOf('@personne #rien', tags, people)).toEqual([
      { kind: 'text', text: '@personne #rien' }
    ]);
  });

  it('leads a mention by an old handle to the present one', () => {
    const renamed = [{ handle: 'tess.m', id: '1', written: 'tess' }];
    expect(runsOf('@tess', [], renamed)).toEqual([
      { kind: 'mention', text: '@tess', handle: 'tess.m' }
    ]);
  });
});
