/** A mail of the local inbox as runs of text and links of this site. */

export type Run = { text: string; href: string | null };

const ADDRESS = /https?:\/\/[^\s<>"]+/g;

/** Links of this site lead to where the client stands, whatever host the mail was written for. */
export function runsOf(body: string): Run[] {
  const runs: Run[] = [];
  let from = 0;
  for (const match of body.matchAll(ADDRESS)) {
    if (match.index > from) runs.push({ text: body.slice(from, match.index), href: null });
    const url = URL.parse(match[0]);
    runs.push({ text: match[0], href: url ? url.pathname + url.search : null });
    from = match.index + match[0].length;
  }
  if (from < body.length) runs.push({ text: body.slice(from), href: null });
  return runs;
}

/** The first link of a mail: what it was written for. */
export function actionOf(body: string): string | null {
  return runsOf(body).find((run) => run.href)?.href ?? null;
}
