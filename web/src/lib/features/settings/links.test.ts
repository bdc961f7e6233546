import { describe, expect, it } from 'vitest';
import { cleanLinks, cleanUrl } from './links.ts';

describe('cleanUrl', () => {
  it.each([
    ['exemple.fr', 'https://exemple.fr'],
    [' http://exemple.fr/a?b=c ', 'http://exemple.fr/a?b=c'],
    ['javascript:alert(1)', null],
    ['https://moi:secret@exemple.fr', null],
    ['https://localhost', null],
    ['deux mots.fr', null],
    ['', null]
  ])('%s → %s', (typed, url) => {
    expect(cleanUrl(typed)).toBe(url);
  });
});

describe('cleanLinks', () => {
  it('leaves empty rows out', () => {
    expect(
      cleanLinks([
        { url: 'exemple.fr', label: ' Site ' },
        { url: ' ', label: '' }
      ])
    ).toEqual([{ url: 'https://exemple.fr', label: 'Site' }]);
  });

  it('is nothing while an address is wrong', () => {
    expect(cleanLinks([{ url: '', label: 'Site' }])).toBeNull();
  });
});
