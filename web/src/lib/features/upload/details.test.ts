import { expect, it } from 'vitest';
import { changesOf, freshDetails } from './details.ts';

it('sends what changed, and nothing else', () => {
  const saved = freshDetails();
  expect(changesOf(saved, { ...saved })).toEqual({});
  expect(changesOf(saved, { ...saved, caption: 'Bonsoir', cover_ms: 1200 })).toEqual({
    caption: 'Bonsoir',
    cover_ms: 1200
  });
  expect(changesOf({ ...saved, cover_ms: 1200 }, saved)).toEqual({ cover_ms: null });
});
