/**
 * Opens and closes a native <dialog> with a flag; the browser keeps focus inside and gives it back.
 * The first focus is that of the browser, unless something inside says `data-first`.
 */
import type { Attachment } from 'svelte/attachments';

export function modal(isOpen: () => boolean, closed: () => void): Attachment<HTMLDialogElement> {
  return (dialog) => {
    const onclick = (event: MouseEvent) => {
      if (event.target === dialog) dialog.close();
    };
    dialog.addEventListener('close', closed);
    dialog.addEventListener('click', onclick);
    $effect(() => {
      if (isOpen() && !dialog.open) {
        dialog.showModal();
        dialog.querySelector<HTMLElement>('[data-first]')?.focus();
      }
      if (!isOpen() && dialog.open) dialog.close();
    });
    return () => {
      dialog.removeEventListener('close', closed);
      dialog.removeEventListener('click', onclick);
      if (dialog.open) dialog.close();
    };
  };
}
