/** Opens and closes a native <dialog> with a flag; the browser keeps focus inside and gives it back. */
import type { Attachment } from 'svelte/attachments';

export function modal(isOpen: () => boolean, closed: () => void): Attachment<HTMLDialogElement> {
  return (dialog) => {
    const onclick = (event: MouseEvent) => {
      if (event.target === dialog) dialog.close();
    };
    dialog.addEventListener('close', closed);
    dialog.addEventListener('click', onclick);
    $effect(() => {
      if (isOpen() && !dialog.open) dialog.showModal();
      if (!isOpen() && dialog.open) dialog.close();
    });
    return () => {
      dialog.removeEventListener('close', closed);
      dialog.removeEventListener('click', onclick);
      if (dialog.open) dialog.close();
    };
  };
}
