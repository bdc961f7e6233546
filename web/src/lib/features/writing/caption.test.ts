import { describe, expect, it } from 'vitest';
import { hashtagsOf, lengthOf, mentionsOf } from './caption.ts';

describe('hashtagsOf', () => {
  it.each([
    ['Un pas de #danse à #Été', ['danse', 'Été']],
    ['#Danse #danse #DANSE', ['Danse']],
    ['#coiffure_afro #2026 #हिन्दी', ['coiffure_afro', '2026', 'हिन्दी']],
    ['a#b https://x.test/#c &#39; # #_', []],
    ['#un#deux', ['un']]
  ])('%s', (caption, tags) => {
    expect(hashtagsOf(caption)).toEqual(tags);
  });
});

describe('mentionsOf', () => {
  it.each([
    ['Merci @Alix et @alix, @jo.r !', ['alix', 'jo.r']],
    ['mail@exemple.fr et @@x', []],
    ['avec @lea.', ['lea']]
  ])('%s', (caption, handles) => {
    expect(mentionsOf(caption)).toEqual(handles);
  });
});

it('counts characters, not code units', () => {
  expect(lengthOf('🎭é')).toBe(2);
});
