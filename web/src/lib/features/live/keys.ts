/** The keys of a live: what a finger does on the picture, a key does too. */

export type LiveKey =
  | 'pause'
  | 'sound'
  | 'write'
  | 'heart'
  | 'back'
  | 'forward'
  | 'louder'
  | 'quieter'
  | 'fullscreen'
  | 'float'
  | 'now'
  | 'share'
  | 'options'
  | 'help';

const KEYS: Record<string, LiveKey> = {
  ' ': 'pause',
  m: 'sound',
  c: 'write',
  h: 'heart',
  arrowleft: 'back',
  arrowright: 'forward',
  arrowup: 'louder',
  arrowdown: 'quieter',
  f: 'fullscreen',
  i: 'float',
  l: 'now',
  e: 'share',
  o: 'options',
  '?': 'help'
};

type Pressed = Pick<
  KeyboardEvent,
  'key' | 'ctrlKey' | 'metaKey' | 'altKey' | 'defaultPrevented' | 'target'
>;

/** What a key means to a live; null while one writes, reads a list, or is in a dialog. */
export function keyOf(event: Pressed): LiveKey | null {
  if (event.ctrlKey || event.metaKey || event.altKey || event.defaultPrevented) return null;
  const target = event.target as Element | null;
  if (target?.closest?.('input, textarea, select, dialog, [contenteditable]')) return null;
  if (event.key === ' ' && target?.closest?.('button, a')) return null;
  if (event.key.startsWith('Arrow') && target?.closest?.('[role="region"]')) return null;
  return KEYS[event.key.toLowerCase()] ?? null;
}
