/** The hashtag or mention that is being typed, what fits it, and putting it in its place. */
import { http } from '#lib/api/http.ts';
import type { AccountRef, Schema } from '#lib/api/types.ts';

export type Typed = { kind: 'hashtag' | 'mention'; start: number; end: number; prefix: string };

export type Offer =
  | { kind: 'hashtag'; key: string; text: string; videos: number }
  | { kind: 'mention'; key: string; text: string; account: AccountRef };

const HASHTAG = /(?<![\p{L}\p{N}_/&#])#([\p{L}\p{M}\p{Nd}_]{0,100})$/u;
const MENTION = /(?<![\p{L}\p{N}_@./])@([A-Za-z0-9._]{0,24})$/u;
export const MOST = 6;

/** The `#…` or `@…` that ends at the caret, if one is being typed there. */
export function typedAt(text: string, caret: number): Typed | null {
  const before = text.slice(0, caret);
  const hashtag = HASHTAG.exec(before);
  const found = hashtag ?? MENTION.exec(before);
  if (!found) return null;
  const prefix = found[1] ?? '';
  const kind = hashtag ? 'hashtag' : 'mention';
  return { kind, start: caret - prefix.length - 1, end: caret, prefix };
}

/** The text with `offer` in the place of what was typed, and where the caret goes. */
export function withOffer(text: string, typed: Typed, offer: Offer) {
  const head = `${text.slice(0, typed.start)}${offer.text} `;
  return { text: head + text.slice(typed.end).replace(/^ /, ''), caret: head.length };
}

export async function fetchOffers(typed: Typed, signal: AbortSignal): Promise<Offer[]> {
  const options = { query: { q: typed.prefix }, signal };
  if (typed.kind === 'hashtag') {
    const hits = await http.get<Schema<'HashtagHit'>[]>('/suggest/hashtags', options);
    return hits.slice(0, MOST).map(({ tag, folded, videos }) => ({
      kind: 'hashtag',
      key: folded,
      text: `#${tag}`,
      videos
    }));
  }
  const hits = await http.get<Schema<'AccountHit'>[]>('/suggest/accounts', options);
  return hits.slice(0, MOST).map(({ account }) => mentionOf(account));
}

const mentionOf = (account: AccountRef): Offer => ({
  kind: 'mention',
  key: account.id,
  text: `@${account.handle}`,
  account
});

/** People at hand whose handle or a word of whose name begins so: they need no question. */
export function nearby(people: readonly AccountRef[], typed: Typed): Offer[] {
  if (typed.kind !== 'mention') return [];
  const prefix = typed.prefix.toLowerCase();
  const fits = (person: AccountRef) =>
    [person.handle, ...person.name.split(/\s+/)].some((word) =>
      word.toLowerCase().startsWith(prefix)
    );
  return together(people.filter(fits).map(mentionOf), []);
}

/** Both in this order, each once, as many as are shown. */
export function together(first: readonly Offer[], then: readonly Offer[]): Offer[] {
  const each = new Map([...then, ...first].map((offer) => [offer.key, offer]));
  const order = new Set([...first, ...then].map((offer) => offer.key));
  return [...order].slice(0, MOST).flatMap((key) => each.get(key) ?? []);
}
