/** Words that are shared, as a caption. */
import { describe, expect, it } from 'vitest';
import { captionOf } from './caption.ts';

describe('the caption of what is shared', () => {
  it('has every part once', () => {
    expect(captionOf('', ' La scène ', 'https://a.test/1')).toBe('La scène\nhttps://a.test/1');
    expect(captionOf('La scène', 'La scène https://a.test/1', 'https://a.test/1')).toBe(
      'La scène https://a.test/1'
    );
    expect(captionOf('', '', '')).toBe('');
  });
});
