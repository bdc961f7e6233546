/** Mentions are completed where the caret is. */
import { describe, expect, it } from 'vitest';
import { matching, typedMention, withMention } from './mentions.ts';

describe('mentions', () => {
  it('finds the one at the caret', () => {
    expect(typedMention('Merci @te', 9)).toEqual({ start: 6, end: 9, prefix: 'te' });
    expect(typedMention('@', 1)).toEqual({ start: 0, end: 1, prefix: '' });
  });

  it('takes an address for an address', () => {
    expect(typedMention('alix@example', 12)).toBeNull();
    expect(typedMention('Merci @tess ', 12)).toBeNull();
  });

  it('puts the handle in its place and goes on after it', () => {
    const typed = typedMention('Avec @te demain', 8);
    expect(typed && withMention('Avec @te demain', typed, 'tess')).toEqual({
      text: 'Avec @tess demain',
      caret: 11
    });
  });

  it('offers each person once, by handle or name', () => {
    const people = [
      { handle: 'tess', name: 'Tess Marin' },
      { handle: 'tess', name: 'Tess Marin' },
      { handle: 'theo', name: 'Théo Laval' },
      { handle: 'm.b', name: 'Basile Tessier' }
    ];
    expect(matching(people, 'tes').map((one) => one.handle)).toEqual(['tess', 'm.b']);
  });
});
