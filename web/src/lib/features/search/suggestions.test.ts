/** What is offered while somebody types, and how the keyboard moves over it. */
import { describe, expect, it } from 'vitest';
import type { SearchAnswer } from './api.ts';
import { searchPath, tagPath } from './paths.ts';
import { moved, optionsOf } from './suggestions.svelte.ts';

const hashtag = { tag: 'Été', folded: 'ete', videos: 3 };

describe('options', () => {
  it('offers the search itself first, and nothing for nothing', () => {
    const found = { hashtags: { items: [hashtag] } };
    expect(optionsOf('été', found).map((one) => one.href)).toEqual([
      '/search?q=%C3%A9t%C3%A9',
      '/tag/ete'
    ]);
    expect(optionsOf('', found)).toEqual([]);
  });

  it('offers accounts, lives and videos behind the hashtags', () => {
    const found = {
      videos: { items: [{ id: '3', permalink: '/@lou/video/3' }] },
      lives: { items: [{ id: '2', path: '/@lou/live/2' }] },
      accounts: { items: [{ account: { id: '1', handle: 'lou' } }] },
      hashtags: { items: [hashtag] }
    } as unknown as SearchAnswer;
    expect(optionsOf('lou', found).map((one) => one.href)).toEqual([
      '/search?q=lou',
      '/tag/ete',
      '/@lou',
      '/@lou/live/2',
      '/@lou/video/3'
    ]);
  });
});

describe('arrows', () => {
  it('go round through the field', () => {
    expect([-1, 0, 1].map((at) => moved(at, 1, 2))).toEqual([0, 1, -1]);
    expect([-1, 0, 1].map((at) => moved(at, -1, 2))).toEqual([1, -1, 0]);
    expect(moved(-1, 1, 0)).toBe(-1);
  });
});

describe('addresses', () => {
  it('keep every character of a query or hashtag in its place', () => {
    expect(searchPath('a&b=c #d', 'videos')).toBe('/search?q=a%26b%3Dc+%23d&kind=videos');
    expect(searchPath('été', 'lives', 'qa')).toBe('/search?q=%C3%A9t%C3%A9&kind=lives&format=qa');
    expect(tagPath('हिन्दी')).toBe(`/tag/${encodeURIComponent('हिन्दी')}`);
  });
});
