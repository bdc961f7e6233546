/**
 * Hashtags and people offered while somebody writes, and which of them the keyboard is on.
 *
 * The field keeps the focus: the list is a listbox that it controls (ARIA combobox pattern). Without
 * suggestions, offline for instance, one writes as before.
 */
import { tick } from 'svelte';
import type { AccountRef } from '#lib/api/types.ts';
import { fetchOffers, nearby, together, typedAt, withOffer, type Offer } from './suggest.ts';

const PAUSE_MS = 140;

type Field = {
  text: () => string;
  write: (text: string) => void;
  element: () => HTMLTextAreaElement | undefined;
  /** Who is offered first, such as the people of a conversation. */
  people?: () => readonly AccountRef[];
};

export class Offers {
  chosen = $state(0);
  #field: Field;
  #caret = $state(0);
  #focused = $state(false);
  #found = $state.raw<Offer[]>([]);
  #foundFor = '';
  #dismissed = $state<number | null>(null);
  typed = $derived.by(() => (this.#focused ? typedAt(this.#field.text(), this.#caret) : null));
  shown = $derived.by(() => {
    const typed = this.typed;
    if (!typed || typed.start === this.#dismissed) return [];
    return together(nearby(this.#field.people?.() ?? [], typed), this.#found);
  });

  /** Belongs to the component that makes it. */
  constructor(field: Field) {
    this.#field = field;
    $effect(() => this.#ask());
  }

  /** What the field needs to be told to listen to. */
  get listeners() {
    const follow = () => this.#follow();
    return {
      oninput: follow,
      onkeyup: follow,
      onclick: follow,
      onfocus: () => {
        this.#focused = true;
        follow();
      },
      onblur: () => (this.#focused = false)
    };
  }

  async take(offer: Offer) {
    if (!this.typed) return;
    const next = withOffer(this.#field.text(), this.typed, offer);
    this.#field.write(next.text);
    this.#found = [];
    await tick();
    const area = this.#field.element();
    area?.focus();
    area?.setSelectionRange(next.caret, next.caret);
    this.#follow();
  }

  /** Whether a key was for the list. */
  press(event: KeyboardEvent): boolean {
    const offer = this.shown[this.chosen];
    if (!offer || event.isComposing) return false;
    if (event.key === 'ArrowDown' || event.key === 'ArrowUp') {
      const step = event.key === 'ArrowDown' ? 1 : -1;
      this.chosen = (this.chosen + step + this.shown.length) % this.shown.length;
    } else if ((event.key === 'Enter' || event.key === 'Tab') && !event.shiftKey) {
      // What is shown may be the answer to what was typed before: that is not what one means.
      if (!this.#isMeant(offer)) return false;
      void this.take(offer);
    } else if (event.key === 'Escape') {
      this.#dismissed = this.typed?.start ?? null;
    } else {
      return false;
    }
    event.preventDefault();
    event.stopPropagation();
    return true;
  }

  #isMeant(offer: Offer): boolean {
    return this.#foundFor === this.typed?.prefix || !this.#found.includes(offer);
  }

  #follow() {
    this.#caret = this.#field.element()?.selectionStart ?? this.#field.text().length;
  }

  #ask() {
    const typed = this.typed;
    this.chosen = 0;
    if (!typed) {
      this.#found = [];
      this.#dismissed = null;
      return;
    }
    const stop = new AbortController();
    const timer = setTimeout(() => {
      fetchOffers(typed, stop.signal).then(
        (found) => {
          this.#found = found;
          this.#foundFor = typed.prefix;
          this.chosen = 0;
        },
        () => undefined
      );
    }, PAUSE_MS);
    return () => {
      clearTimeout(timer);
      stop.abort();
    };
  }
}
