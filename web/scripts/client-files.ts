/** What is in the built client: its chunks, what they import, and which one is the feed’s page. */
import { readFile } from 'node:fs/promises';

export type Chunk = { file: string; imports?: string[]; css?: string[] };
type Manifest = Record<string, Chunk>;

const output = new URL('../.svelte-kit/output/client/', import.meta.url);
export const FEED_PAGE = 'src/routes/(feed)/+page.svelte';

export const fileIn = (path: string) => new URL(path, output);

export async function readChunks(): Promise<Manifest> {
  return JSON.parse(await readFile(fileIn('.vite/manifest.json'), 'utf8')) as Manifest;
}

/** The chunk of the generated node that wraps a route’s page. */
export async function nodeOf(page: string, chunks: Manifest): Promise<Chunk> {
  for (const [key, chunk] of Object.entries(chunks)) {
    if (!/\/nodes\/\d+\.js$/.test(key)) continue;
    const source = await readFile(new URL(`../${key}`, import.meta.url), 'utf8');
    if (source.includes(page)) return chunk;
  }
  throw new Error(`${page} is not in the build`);
}

/** A chunk and everything it imports statically, each once. */
export function withImports(first: Chunk, chunks: Manifest, seen = new Set<Chunk>()): Set<Chunk> {
  if (seen.has(first)) return seen;
  seen.add(first);
  for (const name of first.imports ?? []) {
    const next = chunks[name];
    if (next) withImports(next, chunks, seen);
  }
  return seen;
}
