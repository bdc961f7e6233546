/** The page of components has them all: what is not on it is not looked at. */
import { readdirSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { expect, it } from 'vitest';

const inUi = '../../ui/';
const place = (path: string) => fileURLToPath(new URL(path, import.meta.url));
const componentsIn = (folder: string) =>
  readdirSync(place(folder)).filter((name) => name.endsWith('.svelte'));

/** The components of `lib/ui`, or beside it, that a source imports. */
const importedBy = (path: string) =>
  [...readFileSync(place(path), 'utf8').matchAll(/'(?:#lib\/ui|\.)\/(\w+\.svelte)'/g)].map(
    ([, name]) => String(name)
  );

it('shows every component of lib/ui, by itself, around each page or as a part of one', () => {
  const all = componentsIn(inUi);
  const sources = [
    ...componentsIn('./').map((name) => `./${name}`),
    '../../../routes/+layout.svelte'
  ];
  const shown = new Set(sources.flatMap(importedBy));
  const parts = new Set(
    all.filter((name) => shown.has(name)).flatMap((name) => importedBy(inUi + name))
  );
  expect(all.filter((name) => !shown.has(name) && !parts.has(name))).toEqual([]);
});
