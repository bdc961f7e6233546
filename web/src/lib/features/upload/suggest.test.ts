/** What is being typed at the caret, and what becomes of the text. */
import { describe, expect, it } from 'vitest';
import { typedAt, withOffer, type Offer } from './suggest.ts';

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
