/** The list of what runs stays current: new ones come in front, ended ones go (RNK-01). */
import { expect, it } from 'vitest';
import type { Live } from './api.ts';
import { renewed } from './lives.svelte.ts';

const lives = (ids: string) => [...ids].map((id) => ({ id }) as Live);
const shown = (list: readonly Live[]) => list.map(({ id }) => id).join('');

it('is what the first page says when that is all there is', () => {
  expect(shown(renewed(lives('abc'), lives('ca'), true))).toBe('ca');
});

it('keeps behind it what was read further', () => {
  expect(shown(renewed(lives('abcde'), lives('bca'), false))).toBe('bcade');
});

it('shows nothing twice when something moved to the front', () => {
  expect(shown(renewed(lives('abcde'), lives('dab'), false))).toBe('dabe');
});
