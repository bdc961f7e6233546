/** The keys of a feed: each gesture has one, and what they do is said to who cannot see it. */

export type FeedKey =
  | 'next'
  | 'previous'
  | 'pause'
  | 'back'
  | 'forward'
  | 'speed'
  | 'sound'
  | 'captions'
  | 'like'
  | 'bookmark'
  | 'comments'
  | 'share'
  | 'author'
  | 'options'
  | 'help'
  | 'close';

const KEYS: Record<string, FeedKey> = {
  arrowdown: 'next',
  pagedown: 'next',
  j: 'next',
  arrowup: 'previous',
  pageup: 'previous',
  k: 'previous',
  ' ': 'pause',
  arrowleft: 'back',
  arrowright: 'forward',
  v: 'speed',
  m: 'sound',
  s: 'captions',
  l: 'like',
  b: 'bookmark',
  c: 'comments',
  e: 'share',
  p: 'author',
  o: 'options',
  '?': 'help',
  escape: 'close'
};

type Pressed = Pick<
  KeyboardEvent,
  'key' | 'ctrlKey' | 'metaKey' | 'altKey' | 'defaultPrevented' | 'target'
>;

/** What a key means to the feed; null while one writes, chooses, or is in a dialog. */
export function keyOf(event: Pressed): FeedKey | null {
  if (event.ctrlKey || event.metaKey || event.altKey || event.defaultPrevented) return null;
  const target = event.target as Element | null;
  if (target?.closest?.('input, textarea, select, dialog, [contenteditable]')) return null;
  if (event.key === ' ' && target?.closest?.('button, a')) return null;
  return KEYS[event.key.toLowerCase()] ?? null;
}
