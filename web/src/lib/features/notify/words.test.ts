/** Sentences about one, two and many, in both languages. */
import { beforeEach, describe, expect, it, vi } from 'vitest';
import { locale } from '#lib/i18n/locale.svelte.ts';
import type { Line } from './api.ts';
import { sentenceOf, sentenceText, whoText } from './words.ts';

const person = (name: string) => ({
  id: '1',
  handle: name,
  name,
  avatar_url: null,
  private: false
});

const line = (names: string[], count: number, more: Partial<Line> = {}): Line => ({
  id: '1',
  rev: '1',
  kind: 'like',
  topic: 'likes',
  people: names.map(person),
  count,
  text: '',
  about_text: '',
  image_url: null,
  path: null,
  over: false,
  facts: {},
  at: '2026-01-01T00:00:00Z',
  seen: false,
  read: false,
  ...more
});

beforeEach(() => {
  vi.stubGlobal('document', { documentElement: { lang: 'fr' } });
});

describe('in French', () => {
  beforeEach(() => locale.set('fr'));

  it('names one, two, and counts the others exactly', () => {
    expect(sentenceText(line(['Lou'], 1))).toBe('Lou aime votre vidéo');
    expect(sentenceText(line(['Lou', 'Sami'], 2))).toBe('Lou et Sami aiment votre vidéo');
    expect(whoText(line(['Lou', 'Sami', 'Alix'], 3))).toBe('Lou, Sami et 1 autre');
    expect(whoText(line(['Lou', 'Sami', 'Alix'], 1002))).toBe('Lou, Sami et 1\u00a0000 autres');
  });

  it('says that a live was on air once it is over', () => {
    const started = { kind: 'live_started', topic: 'lives' } as const;
    expect(sentenceText(line(['Lou'], 1, started))).toBe('Lou est en direct');
    expect(sentenceText(line(['Lou'], 1, { ...started, over: true }))).toBe('Lou était en direct');
  });

  it('says what the platform has to say, also in words of a later version', () => {
    const decided = { kind: 'decision', topic: 'account', facts: { outcome: 'hide' } } as const;
    expect(sentenceText(line([], 0, decided))).toBe('Une de vos publications a été masquée');
    const later = { ...decided, facts: { outcome: 'frozen' } };
    expect(sentenceText(line([], 0, later))).toMatch(/^L’équipe de modération/);
  });
});

it('finds the people in the sentence, so that they can be set apart', () => {
  locale.set('en');
  expect(sentenceOf(line(['Lou', 'Sami'], 14))).toEqual({
    before: '',
    who: 'Lou, Sami and 12 others',
    after: ' like your video'
  });
});
