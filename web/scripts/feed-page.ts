/**
 * Writes `build/index.html`, the page of `/`: the fallback page that also names the parts of the
 * feed, so that a browser fetches them with the shell instead of after it. Part of `npm run build`.
 */
import { readFile, writeFile } from 'node:fs/promises';
import { FEED_PAGE, nodeOf, readChunks, withImports } from './client-files.ts';

const build = new URL('../build/', import.meta.url);
const page = await readFile(new URL('200.html', build), 'utf8');

const chunks = await readChunks();
const links: string[] = [];
for (const { file, css = [] } of withImports(await nodeOf(FEED_PAGE, chunks), chunks)) {
  links.push(`<link rel="modulepreload" href="/${file}">`);
  links.push(...css.map((path) => `<link rel="stylesheet" href="/${path}">`));
}
const missing = links.filter((link) => !page.includes(/href="([^"]+)"/.exec(link)?.[1] ?? link));
await writeFile(
  new URL('index.html', build),
  page.replace('</head>', `${missing.join('')}</head>`)
);
