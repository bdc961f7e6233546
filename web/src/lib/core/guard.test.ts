/** After signing in one is led back into this site, and nowhere else. */
import { expect, it, vi } from 'vitest';

vi.mock('./session.svelte.ts', () => ({ session: {} }));
const { safeNext, signInPath } = await import('./guard.ts');

it('goes back to paths of this site only', () => {
  expect(safeNext('/@tess/video/7?x=1')).toBe('/@tess/video/7?x=1');
  for (const foreign of ['https://example.org', '//example.org', '/\\example.org', null]) {
    expect(safeNext(foreign)).toBe('/');
  }
});

it('remembers where one wanted to go', () => {
  expect(signInPath('/upload')).toBe('/sign-in?next=%2Fupload');
  expect(signInPath('/')).toBe('/sign-in');
});
