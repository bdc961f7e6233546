/** Single keys of a screen: silent while somebody types, chooses, or a dialog is open. */
import type { Attachment } from 'svelte/attachments';

type Keys = Record<string, () => void>;

function isBusy(event: KeyboardEvent): boolean {
  if (event.ctrlKey || event.metaKey || event.altKey || event.repeat) return true;
  const target = event.target as Element | null;
  return !!target?.closest('input, textarea, select, [contenteditable]') || !!openDialog();
}

const openDialog = () => document.querySelector('dialog[open]');

/** `{@attach keys({ j: next })}`: holds while the element is on the page. */
export function keys(bindings: Keys): Attachment {
  return () => {
    function press(event: KeyboardEvent) {
      const run = bindings[event.key.toLowerCase()];
      if (!run || isBusy(event)) return;
      event.preventDefault();
      run();
    }
    addEventListener('keydown', press);
    return () => removeEventListener('keydown', press);
  };
}
