/** What is being typed at the caret, and what becomes of the text. */
import { describe, expect, it } from 'vitest';
import type { AccountRef } from '#lib/api/types.ts';
import { nearby, together, typedAt, withOffer, type Offer } from './suggest.ts';

const offer: Offer = { kind: 'hashtag', key: 'danse', text: '#danse', videos: 3 };

describe('what is being typed', () => {
  it('is a hashtag or a mention that ends at the caret', () => {
    expect(typedAt('Un pas de #dan', 14)).toEqual({
      kind: 'hashtag',
      start: 10,
      end: 14,
      prefix: 'dan'
    });
    expect(typedAt('avec @te', 8)?.kind).toBe('mention');
    expect(typedAt('#', 1)?.prefix).toBe('');
    expect(typedAt('#été', 4)?.prefix).toBe('été');
  });

  it('is nothing inside words, addresses and after the end', () => {
    for (const text of ['rien', 'a@b', 'https://x/#y', '#danse ', 'tess@rampe.example']) {
      expect(typedAt(text, text.length)).toBeNull();
    }
  });

  it('gives way to what was chosen, with one space behind', () => {
    const typed = typedAt('Un #dan pas', 7);
    expect(typed && withOffer('Un #dan pas', typed, offer)).toEqual({
      text: 'Un #danse pas',
      caret: 10
    });
  });
});

describe('people at hand', () => {
  const person = (id: string, handle: string, name: string): AccountRef => ({
    id,
    handle,
    name,
    avatar_url: null,
    private: false
  });
  const people = [
    person('1', 'tess', 'Tess Marin'),
    person('1', 'tess', 'Tess Marin'),
    person('2', 'theo', 'Théo Laval'),
    person('3', 'm.b', 'Basile Tessier')
  ];
  const typed = { kind: 'mention', start: 0, end: 4, prefix: 'Tes' } as const;

  it('are offered once each, by handle or name, and never for a hashtag', () => {
    expect(nearby(people, typed).map((one) => one.text)).toEqual(['@tess', '@m.b']);
    expect(nearby(people, { ...typed, kind: 'hashtag' })).toEqual([]);
  });

  it('stand before those whom the server found', () => {
    const found = nearby([person('4', 'tesson', 'Ana'), person('1', 'tess', 'Tess')], typed);
    const texts = together(nearby(people, typed), found).map((one) => one.text);
    expect(texts).toEqual(['@tess', '@m.b', '@tesson']);
  });
});
