/**
 * Measures the JavaScript a visitor loads up to the first painted card: entry, shell and feed with
 * everything they import statically, gzipped. hls.js is loaded when a video is, and not counted.
 * Fails above 150 kB. Run after `npm run build`.
 */
import { readFile } from 'node:fs/promises';
import { gzipSync } from 'node:zlib';
import { FEED_PAGE, fileIn, nodeOf, readChunks, withImports, type Chunk } from './client-files.ts';

const LIMIT = 150_000;
const ROOTS = [/entry\/start/, /entry\/app/, /entry\/payload/, /nodes\/0\./, /nodes\/1\./];

const chunks = await readChunks();
const feed = await nodeOf(FEED_PAGE, chunks);
const needed = new Set<Chunk>();
for (const chunk of Object.values(chunks)) {
  if (chunk === feed || ROOTS.some((root) => root.test(chunk.file))) {
    withImports(chunk, chunks, needed);
  }
}

const sizes: [string, number][] = [];
for (const { file } of needed) {
  sizes.push([file, gzipSync(await readFile(fileIn(file)), { level: 9 }).length]);
}
sizes.sort((a, b) => b[1] - a[1]);
for (const [file, size] of sizes.slice(0, 8)) console.log(`${String(size).padStart(7)}  ${file}`);
const total = sizes.reduce((sum, [, size]) => sum + size, 0);
console.log(`${total} bytes gzipped up to the first card, limit ${LIMIT}`);
if (total > LIMIT) process.exit(1);
