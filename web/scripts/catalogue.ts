/**
 * Checks both message catalogues (GLOSSARY.md): the same keys and inputs in each language, none of
 * the words we avoid in French, typographic apostrophes, the spaces French asks for, and no message that
 * nobody shows.
 */
import { glob, readFile } from 'node:fs/promises';
import { fileURLToPath, pathToFileURL } from 'node:url';

export type Catalogue = Record<string, string | object>;

const FORBIDDEN_IN_FRENCH = [
  'stream',
  'streams',
  'streamer',
  'follower',
  'followers',
  'likes',
  'replay',
  'dm',
  'mp',
  'cta',
  'landing',
  'analytics',
  'behind-the-scenes',
  'pour vous',
  'battle',
  'vod',
  's’inscrire à rampe'
];

/** Keys that the server puts together: a mail’s subject and body, what an archive or a notice is about. */
const BUILT_BY_SERVER =
  /^(mail_\w+_(subject|body)|(notify_(text|alert)|security_what|export_(kind|column))_\w+)$/;

/** Every text of a message: one, or one for each plural form. */
export function texts(message: string | object): string[] {
  if (typeof message === 'string') return [message];
  return Object.entries(message).flatMap(([key, value]) => {
    if (['declarations', 'selectors'].includes(key)) return [];
    return typeof value === 'string' || typeof value === 'object' ? texts(value as object) : [];
  });
}

export function inputs(message: string | object): string {
  const names = texts(message).flatMap((text) =>
    [...text.matchAll(/\{(\w+)\}/g)].map((match) => match[1])
  );
  return [...new Set(names)].sort().join(', ');
}

export function faultsOfFrench(text: string): string[] {
  const faults: string[] = [];
  const words = text.toLocaleLowerCase('fr').replace(/\{\w+\}/g, '');
  for (const word of FORBIDDEN_IN_FRENCH) {
    if (new RegExp(`(?<![\\p{L}\\p{N}-])${word}(?![\\p{L}\\p{N}-])`, 'u').test(words)) {
      faults.push(`avoids the word “${word}”`);
    }
  }
  if (text.includes("'")) faults.push('has a straight apostrophe');
  if (text.includes('...')) faults.push('has three dots instead of …');
  if (/[^\u202f\s?!][?!;»](?!\w)/u.test(text.replace(/\u00a0»/g, ''))) {
    faults.push('misses the narrow no-break space (U+202F) before ? ! or ;');
  }
  if (/[ \u00a0][?!;]/.test(text)) faults.push('has a wide space before ? ! or ;');
  if (/[^\u00a0\d](?<!https?):(?=\s|$)/.test(text)) {
    faults.push('misses the no-break space (U+00A0) before :');
  }
  if (/«(?!\u00a0)|(?<!\u00a0)»/.test(text)) faults.push('misses the no-break space inside « »');
  return faults;
}

export function faultsOf(french: Catalogue, english: Catalogue): string[] {
  const faults: string[] = [];
  for (const key of new Set([...Object.keys(french), ...Object.keys(english)])) {
    if (key === '$schema') continue;
    const fr = french[key];
    const en = english[key];
    if (fr === undefined) faults.push(`fr: ${key} is missing`);
    if (en === undefined) faults.push(`en: ${key} is missing`);
    if (fr === undefined || en === undefined) continue;
    if (inputs(fr) !== inputs(en))
      faults.push(`${key}: inputs differ (${inputs(fr)} / ${inputs(en)})`);
    for (const text of texts(fr)) {
      faults.push(...faultsOfFrench(text).map((fault) => `fr: ${key} ${fault}`));
    }
    for (const text of texts(en)) {
      if (text.includes("'")) faults.push(`en: ${key} has a straight apostrophe`);
      if (!text.trim()) faults.push(`en: ${key} is empty`);
    }
  }
  return faults;
}

/** Keys that neither the client names (`m.key`) nor the server, in files that read the catalogue. */
export function unused(keys: string[], client: string, server: string): string[] {
  const named = new Set([
    ...[...client.matchAll(/\bm\.(\w+)/g)].map((match) => match[1]),
    ...[...server.matchAll(/["'](\w+)["']/g)].map((match) => match[1])
  ]);
  return keys.filter(
    (key) => !key.startsWith('$') && !named.has(key) && !BUILT_BY_SERVER.test(key)
  );
}

async function sources(pattern: string, wanted: (path: string, text: string) => boolean) {
  const root = new URL('../../', import.meta.url);
  const texts: string[] = [];
  for await (const path of glob(pattern, { cwd: fileURLToPath(root) })) {
    const text = await readFile(new URL(path, root), 'utf8');
    if (wanted(path, text)) texts.push(text);
  }
  return texts.join('\n');
}

async function read(language: string): Promise<Catalogue> {
  const file = new URL(`../messages/${language}.json`, import.meta.url);
  return JSON.parse(await readFile(file, 'utf8')) as Catalogue;
}

if (import.meta.url === pathToFileURL(process.argv[1] ?? '').href) {
  const french = await read('fr');
  const client = await sources('web/src/**/*.{ts,svelte}', (path) => !path.includes('/paraglide/'));
  const server = await sources('src/rampe/**/*.py', (_, text) =>
    text.includes('rampe.kit.catalogue')
  );
  const faults = [
    ...faultsOf(french, await read('en')),
    ...unused(Object.keys(french), client, server).map((key) => `${key} is used by nobody`)
  ];
  for (const fault of faults) console.error(fault);
  if (faults.length) process.exit(1);
  console.log('catalogues: complete, all in use, French as French');
}
