/** Finding the mention that is being typed, and putting a handle in its place. */

export type Typed = { start: number; end: number; prefix: string };

/** The `@…` that ends at the caret, if one is being typed there. */
export function typedMention(text: string, caret: number): Typed | null {
  const match = /(?:^|[\s(])@([a-z0-9._]{0,24})$/i.exec(text.slice(0, caret));
  if (!match) return null;
  const prefix = match[1] ?? '';
  return { start: caret - prefix.length - 1, end: caret, prefix: prefix.toLowerCase() };
}

export function withMention(text: string, typed: Typed, handle: string) {
  const head = `${text.slice(0, typed.start)}@${handle} `;
  return { text: head + text.slice(typed.end).replace(/^ /, ''), caret: head.length };
}

type Person = { handle: string; name: string };

/** People whose handle or a word of whose name begins so; each once, at most five. */
export function matching<P extends Person>(people: readonly P[], prefix: string): P[] {
  const seen = new Set<string>();
  return people
    .filter((person) => {
      const words = [person.handle, ...person.name.split(/\s+/)].map((word) => word.toLowerCase());
      if (seen.has(person.handle) || !words.some((word) => word.startsWith(prefix))) return false;
      seen.add(person.handle);
      return true;
    })
    .slice(0, 5);
}
