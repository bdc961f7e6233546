/** What plays on a card: its player, whether a hand stopped it, and the look at the video that counts. */
import type { VideoCard } from '#lib/api/types.ts';
import { Player } from '#lib/features/video/player.svelte.ts';
import { Viewing } from './viewing.ts';

export class Playback {
  player = $state<Player>();
  /** Paused by hand: coming back to the page does not start it. */
  held = $state(false);
  #viewing: Viewing | null = null;
  readonly #onviewed: (viewing: Viewing) => void;

  constructor(onviewed: (viewing: Viewing) => void) {
    this.#onviewed = onviewed;
  }

  /** Plays on this element until the returned function is called. */
  attach(video: HTMLVideoElement): () => void {
    const player = new Player(video);
    this.player = player;
    return () => {
      this.leave();
      player.destroy();
    };
  }

  /** The card is the one that is looked at: plays from the beginning. */
  enter(card: VideoCard | undefined, source: string) {
    this.held = false;
    this.player?.hurry(false);
    this.#look(card, source);
    void this.player?.activate();
  }

  /** It is a neighbour of that one: prepares. */
  wait() {
    this.held = false;
    this.player?.deactivate();
  }

  /** The look at the video ends. */
  leave() {
    if (this.#viewing) this.#onviewed(this.#viewing);
    this.#viewing = null;
  }

  /** The page is hidden or shown again: a new look begins when it comes back. */
  show(visible: boolean, card: VideoCard | undefined, source: string) {
    if (!this.player) return;
    if (visible) {
      this.#look(card, source);
      if (!this.held) void this.player.play();
    } else {
      this.player.pause();
      this.leave();
    }
  }

  /** Pauses or goes on; true when it goes on. */
  toggle(): boolean {
    if (!this.player) return false;
    this.held = this.player.playing;
    if (this.held) this.player.pause();
    else void this.player.play();
    return !this.held;
  }

  /** Tells how far the video has played. */
  tick(time: number) {
    this.#viewing?.tick(time);
  }

  seek(seconds: number) {
    this.#viewing?.jump();
    this.player?.seek(seconds);
  }

  #look(card: VideoCard | undefined, source: string) {
    this.leave();
    if (card) this.#viewing = new Viewing(card.id, card.duration_ms ?? 0, source);
  }
}
