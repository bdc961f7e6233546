/**
 * Signing in by a passkey: by its button, or from the suggestions of the login field.
 *
 * The browser holds one question at a time, so the button puts the waiting one away. A challenge is
 * good for five minutes: the waiting question is asked anew before that.
 */
import { tick } from 'svelte';
import { isApiError } from '#lib/api/problem.ts';
import type { Me } from '#lib/api/types.ts';
import { signInByPasskey, signInOptions } from '#lib/features/security/api.ts';
import {
  askPasskey,
  inWords,
  passkeysHere,
  passkeysInFields
} from '#lib/features/security/passkeys.ts';

const ASK_AGAIN_MS = 240_000;

export class PasskeyDoor {
  /** Whether there is such a door in this browser. */
  here = $state(false);
  busy = $state(false);
  #open: (me: Me) => void;
  #refused: (error: unknown) => void;
  #waiting: AbortController | null = null;
  #timer: ReturnType<typeof setTimeout> | undefined;

  constructor(open: (me: Me) => void, refused: (error: unknown) => void) {
    this.#open = open;
    this.#refused = refused;
  }

  /** Offers passkeys in the login field until `stop()`. */
  async start() {
    this.here = passkeysHere();
    await tick();
    if (this.here && (await passkeysInFields().catch(() => false))) void this.#wait();
  }

  stop() {
    clearTimeout(this.#timer);
    this.#waiting?.abort();
    this.#waiting = null;
  }

  /** Asks now. */
  async ask() {
    this.stop();
    this.busy = true;
    try {
      const { options } = await signInOptions();
      this.#open(await signInByPasskey(await inWords(askPasskey(options))));
    } catch (error) {
      if (isApiError(error, 'passkeys_off')) this.here = false;
      if (!isApiError(error, 'passkey_cancelled')) this.#refused(error);
    } finally {
      this.busy = false;
    }
  }

  async #wait() {
    // Whoever was quicker than the look at what the browser can do has been asked already.
    if (this.busy) return;
    this.stop();
    const waiting = new AbortController();
    this.#waiting = waiting;
    this.#timer = setTimeout(() => void this.#wait(), ASK_AGAIN_MS);
    try {
      const { options } = await signInOptions();
      const given = await askPasskey(options, { conditional: true, signal: waiting.signal });
      this.#open(await signInByPasskey(given));
    } catch (error) {
      // Nobody asked aloud: only a passkey that was chosen and refused is worth words.
      if (waiting.signal.aborted) return;
      if (isApiError(error, 'passkeys_off')) this.here = false;
      else if (isApiError(error) && error.status === 403) this.#refused(error);
    }
  }
}
