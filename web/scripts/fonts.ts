/**
 * Cuts the two variable fonts down to the Latin letters and the weights we use (≤ 60 kB together).
 *
 * The results are kept in the repository: run `npm run fonts` only when a font or the set changes.
 */
import { readFile, writeFile } from 'node:fs/promises';
import subsetFont from 'subset-font';

const LATIN = range(0x20, 0x7e) + range(0xa0, 0xff) + 'ŒœŸ‑–—‘’“”…•€→←−×\u2009\u202f';

/** Accents, kerning, ligatures, and the figures that keep their width. */
const FEATURES = ['ccmp', 'locl', 'kern', 'mark', 'mkmk', 'liga', 'tnum', 'lnum'];

const BUDGET = 60_000;

const cuts = [
  {
    from: '@fontsource-variable/bricolage-grotesque/files/bricolage-grotesque-latin-wght-normal.woff2',
    to: 'bricolage-grotesque.woff2',
    wght: { min: 600, max: 800 }
  },
  {
    from: '@fontsource-variable/instrument-sans/files/instrument-sans-latin-wght-normal.woff2',
    to: 'instrument-sans.woff2',
    wght: { min: 400, max: 700 }
  }
];

function range(first: number, last: number): string {
  return String.fromCodePoint(...Array.from({ length: last - first + 1 }, (_, i) => first + i));
}

let total = 0;
for (const cut of cuts) {
  const source = await readFile(new URL(`../node_modules/${cut.from}`, import.meta.url));
  const font = await subsetFont(source, LATIN, {
    targetFormat: 'woff2',
    variationAxes: { wght: cut.wght },
    keepFeatures: FEATURES,
    noHinting: true
  });
  await writeFile(new URL(`../static/fonts/${cut.to}`, import.meta.url), font);
  console.log(`${cut.to}  ${font.length} bytes`);
  total += font.length;
}
if (total > BUDGET) throw new Error(`fonts take ${total} bytes, more than ${BUDGET}`);
