/**
 * Measures the JavaScript a visitor loads up to the first painted card: entry, shell and feed with
 * everything they import statically, gzipped. hls.js is loaded when a video is, and not counted.
 * Fails above 150 kB. Run after `npm run build`.
 */
import { readFile } from 'node:fs/promises';
import { gzipSync } from 'node:zlib';

const LIMIT = 150_000;
const output = new URL('../.svelte-kit/output/client/', import.meta.url);

type Chunk = { file: string; imports?: string[]; name?: string; src?: string };
const manifest = JSON.parse(
  await readFile(new URL('.vite/manifest.json', output), 'utf8')
) as Record<string, Chunk>;

const ROOTS = [/entry\/start/, /entry\/app/, /entry\/payload/, /nodes\/0\./, /nodes\/1\./];
const feedNode = await nodeOf('src/routes/(feed)/+page.svelte');

/** The generated node that wraps a route's page. */
async function nodeOf(page: string): Promise<string> {
  for (const [key, chunk] of Object.entries(manifest)) {
    if (!/\/nodes\/\d+\.js$/.test(key)) continue;
    const source = await readFile(new URL(`../${key}`, import.meta.url), 'utf8');
    if (source.includes(page)) return chunk.file;
  }
  throw new Error(`${page} is not in the build`);
}

const seen = new Map<string, number>();

async function add(chunk: Chunk | undefined) {
  if (!chunk || seen.has(chunk.file)) return;
  seen.set(chunk.file, 0);
  const bytes = await readFile(new URL(chunk.file, output));
  seen.set(chunk.file, gzipSync(bytes, { level: 9 }).length);
  for (const name of chunk.imports ?? []) await add(manifest[name]);
}

for (const chunk of Object.values(manifest)) {
  if (chunk.file === feedNode || ROOTS.some((root) => root.test(chunk.file))) await add(chunk);
}
const total = [...seen.values()].reduce((sum, size) => sum + size, 0);
for (const [file, size] of [...seen].sort((a, b) => b[1] - a[1]).slice(0, 8)) {
  console.log(`${String(size).padStart(7)}  ${file}`);
}
console.log(`${total} bytes gzipped up to the first card, limit ${LIMIT}`);
if (total > LIMIT) process.exit(1);
