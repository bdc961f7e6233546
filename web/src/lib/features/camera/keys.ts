/** Keys of the camera: letters and a few others, never while one is in a field or on a button. */

export type CameraKey =
  'record' | 'undo' | 'switch' | 'timer' | 'speed' | 'grid' | 'next' | 'help' | 'stop';

const KEYS: Record<string, CameraKey> = {
  ' ': 'record',
  backspace: 'undo',
  f: 'switch',
  t: 'timer',
  s: 'speed',
  g: 'grid',
  enter: 'next',
  '?': 'help',
  escape: 'stop'
};

/** What pressing these on a control means to that control. */
const OWN_KEYS = [' ', 'enter'];

type Pressed = Pick<KeyboardEvent, 'key' | 'ctrlKey' | 'metaKey' | 'altKey' | 'target'>;

export function keyOf({ key, ctrlKey, metaKey, altKey, target }: Pressed): CameraKey | null {
  if (ctrlKey || metaKey || altKey) return null;
  const pressed = key.toLowerCase();
  const control = typeof Element !== 'undefined' && target instanceof Element ? target : null;
  if (control?.closest('dialog, input, textarea, select, [contenteditable]')) return null;
  // Space on the shutter presses and lets go, as a finger does; on other buttons it is theirs.
  const own = !(pressed === ' ' && control?.closest('.shutter'));
  if (own && OWN_KEYS.includes(pressed) && control?.closest('a, button')) return null;
  return KEYS[pressed] ?? null;
}
