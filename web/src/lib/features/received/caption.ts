/** A caption of the words that come with what is shared: each once, an address at the end. */
export function captionOf(title: string, text: string, url: string): string {
  const parts: string[] = [];
  for (const part of [title, text, url].map((each) => each.trim())) {
    // Applications put the same words, or the address, in more than one place.
    if (!part || parts.some((earlier) => earlier.includes(part))) continue;
    const repeated = parts.findIndex((earlier) => part.includes(earlier));
    if (repeated >= 0) parts[repeated] = part;
    else parts.push(part);
  }
  return parts.join('\n');
}
