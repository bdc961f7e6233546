/**
 * Whether push would bring pictures by now, found out beside what plays: nobody loses a picture for a
 * try. A socket that is closed with its first part.
 */
import { PushLine } from './push.ts';

const WITHIN_MS = 10_000;

export class PushProbe {
  #line: PushLine;
  #timer: ReturnType<typeof setTimeout>;
  #answer: ((brings: boolean) => void) | null;

  constructor(path: string, answer: (brings: boolean) => void) {
    this.#answer = answer;
    this.#timer = setTimeout(() => this.#say(false), WITHIN_MS);
    const silent = () => undefined;
    this.#line = new PushLine(path, {
      hello: silent,
      init: silent,
      offered: silent,
      state: silent,
      part: () => this.#say(true),
      closed: () => this.#say(false)
    });
  }

  /** Nobody wants to know any more. */
  stop() {
    this.#answer = null;
    clearTimeout(this.#timer);
    this.#line.close();
  }

  #say(brings: boolean) {
    const answer = this.#answer;
    this.stop();
    answer?.(brings);
  }
}
