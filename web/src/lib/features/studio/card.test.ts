import { describe, expect, it } from 'vitest';
import { fold } from './card.ts';

const byLetters = (text: string) => text.length;

describe('fold', () => {
  it('breaks between words, and leaves a word that is too long whole', () => {
    expect(fold('Face B, face micro', byLetters, 12)).toEqual(['Face B, face', 'micro']);
    expect(fold('Anticonstitutionnellement', byLetters, 5)).toEqual(['Anticonstitutionnellement']);
    expect(fold('un deux', byLetters, 20)).toEqual(['un deux']);
  });
});
