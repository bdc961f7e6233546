/**
 * The visit of the demo in this browser: it goes on whoever of the cast one plays, in every tab, and
 * begins anew with each setting of the stage.
 */
import { instance } from '#lib/core/instance.svelte.ts';
import { recall, remember } from '#lib/core/device.ts';
import { onMoment, type Moment } from '#lib/core/moments.ts';
import { session } from '#lib/core/session.svelte.ts';
import { after, counted, isDone, newlyDone, type Progress } from './progress.ts';
import { stepsOf, type Step, type StepId } from './steps.ts';

const KEY = 'visite';

type Kept = { stage: string; progress: Progress; dismissed: boolean };

export class Visite {
  progress = $state.raw<Progress>({});
  dismissed = $state(false);
  /** What was done since one last looked at the card. */
  fresh = $state.raw<readonly StepId[]>([]);
  readonly steps = $derived(instance.current ? stepsOf(instance.current) : []);
  readonly done = $derived(this.steps.filter((step) => isDone(step, this.progress)).length);
  readonly over = $derived(this.done === this.steps.length);
  #stage: string;
  #ondone: (steps: Step[]) => void;

  constructor(stage: string, ondone: (steps: Step[]) => void) {
    this.#stage = stage;
    this.#ondone = ondone;
    this.#read();
  }

  /** Listens to what is done here and in other tabs, until the returned function is called. */
  watch(): () => void {
    const stop = onMoment((moment) => this.#see(moment));
    const onstorage = (event: StorageEvent) => {
      if (event.key?.endsWith(KEY)) this.#read();
    };
    addEventListener('storage', onstorage);
    return () => {
      stop();
      removeEventListener('storage', onstorage);
    };
  }

  /** Asks the server for what it knows done already, in another browser for instance. */
  async check() {
    const { me } = session;
    if (!me) return;
    for (const step of this.steps) {
      if (!step.known || isDone(step, this.progress)) continue;
      const done = await step.known(me).catch(() => false);
      if (done) this.#take(counted(step, this.progress, 'known'));
    }
  }

  dismiss(dismissed: boolean) {
    this.dismissed = dismissed;
    this.#keep();
  }

  /** Begins anew; the returned function takes that back. */
  restart(): () => void {
    const before = this.progress;
    this.progress = {};
    this.fresh = [];
    this.#keep();
    return () => {
      this.progress = before;
      this.#keep();
    };
  }

  #see(moment: Moment) {
    // Another tab may have counted since.
    this.#read();
    this.#take(after(moment, this.steps, this.progress));
  }

  #take(progress: Progress) {
    if (progress === this.progress) return;
    const done = newlyDone(this.steps, this.progress, progress);
    this.progress = progress;
    this.#keep();
    if (!done.length) return;
    this.fresh = [...this.fresh, ...done.map((step) => step.id)];
    if (!this.dismissed) this.#ondone(done);
  }

  /** A browser that keeps nothing has it as long as the page. */
  #read() {
    const kept = recall<Kept | null>(KEY, null);
    if (kept?.stage !== this.#stage) return;
    this.progress = kept.progress;
    this.dismissed = kept.dismissed;
  }

  #keep() {
    remember(KEY, { stage: this.#stage, progress: this.progress, dismissed: this.dismissed });
  }
}
