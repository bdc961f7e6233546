/** Which language of a video is read. */
import { describe, expect, it } from 'vitest';
import { languageFor } from './captions.svelte.ts';

describe('the language of subtitles', () => {
  it('is the chosen one, or its kin, before the reader’s own', () => {
    expect(languageFor(['en', 'fr', 'pt-BR'], ['fr', 'en'])).toBe('fr');
    expect(languageFor(['en', 'pt-BR'], ['pt', 'en'])).toBe('pt-BR');
    expect(languageFor(['de', 'en'], ['fr', 'en'])).toBe('en');
  });

  it('is the first where none is known, and none where there is none', () => {
    expect(languageFor(['de', 'ja'], ['fr'])).toBe('de');
    expect(languageFor([], ['fr'])).toBeNull();
  });
});
