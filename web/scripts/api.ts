/**
 * Writes `src/lib/api/schema.d.ts` from the platform's OpenAPI document.
 *
 *     npm run api -- path/to/openapi.json           writes it
 *     npm run api:check -- path/to/openapi.json     fails when it is not current
 */
import { readFile, writeFile } from 'node:fs/promises';
import { resolve } from 'node:path';
import { pathToFileURL } from 'node:url';
import openapi, { astToString } from 'openapi-typescript';

const HEADER = '/** Generated from the OpenAPI document by `npm run api`; do not edit. */\n\n';
const target = new URL('../src/lib/api/schema.d.ts', import.meta.url);

const words = process.argv.slice(2);
const source = words.find((word) => !word.startsWith('--'));
if (!source) throw new Error('which OpenAPI document? npm run api -- openapi.json');

const text = HEADER + astToString(await openapi(pathToFileURL(resolve(source))));
if (words.includes('--check')) {
  const current = await readFile(target, 'utf8').catch(() => '');
  if (current !== text) {
    console.error('src/lib/api/schema.d.ts is not current: npm run api -- openapi.json');
    process.exit(1);
  }
  console.log('schema.d.ts is current');
} else {
  await writeFile(target, text);
  console.log(`${text.length} characters written`);
}
