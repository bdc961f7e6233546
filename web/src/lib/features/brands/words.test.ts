import { describe, expect, it } from 'vitest';
import { siteName } from './words.ts';

describe('the name of a site', () => {
  it.each([
    ['https://www.sel.example/', 'sel.example'],
    ['http://sel.example/boutique/', 'sel.example/boutique'],
    ['https://wwwsel.example', 'wwwsel.example']
  ])('of %s is %s', (url, name) => expect(siteName(url)).toBe(name));
});
