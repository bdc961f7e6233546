/**
 * Opens and closes a native <dialog> with a flag; the browser keeps focus inside and gives it back.
 * The first focus is that of the browser, unless something inside says `data-first`.
 */
import { untrack } from 'svelte';
import type { Attachment } from 'svelte/attachments';

let open = $state.raw<readonly HTMLDialogElement[]>([]);

/** The dialog above all others; whatever is not inside it can be neither pressed nor heard. */
export const topmost = () => open.at(-1) ?? null;

const leave = (dialog: HTMLDialogElement) => {
  open = untrack(() => open).filter((other) => other !== dialog);
};

export function modal(isOpen: () => boolean, closed: () => void): Attachment<HTMLDialogElement> {
  return (dialog) => {
    const onclick = (event: MouseEvent) => {
      if (event.target === dialog) dialog.close();
    };
    const onclose = () => {
      leave(dialog);
      closed();
    };
    dialog.addEventListener('close', onclose);
    dialog.addEventListener('click', onclick);
    $effect(() => {
      if (isOpen() && !dialog.open) {
        dialog.showModal();
        open = [...untrack(() => open), dialog];
        dialog.querySelector<HTMLElement>('[data-first]')?.focus();
      }
      if (!isOpen() && dialog.open) {
        dialog.close();
        leave(dialog);
      }
    });
    return () => {
      dialog.removeEventListener('close', onclose);
      dialog.removeEventListener('click', onclick);
      if (dialog.open) dialog.close();
      leave(dialog);
    };
  };
}
