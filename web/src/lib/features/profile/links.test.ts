import { expect, it } from 'vitest';
import { linkText } from './links.ts';

it.each([
  [{ url: 'https://www.exemple.fr/', label: '' }, 'exemple.fr'],
  [{ url: 'http://exemple.fr/boutique', label: '' }, 'exemple.fr/boutique'],
  [{ url: 'https://exemple.fr', label: 'Ma boutique' }, 'Ma boutique'],
  [{ url: `https://exemple.fr/${'a'.repeat(60)}`, label: '' }, `exemple.fr/${'a'.repeat(28)}…`]
])('%o → %s', (link, text) => {
  expect(linkText(link)).toBe(text);
});
