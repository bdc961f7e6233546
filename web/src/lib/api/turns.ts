/** Acts on one thing reach the server in the order in which they were done. */

/** No longer than this does an act hold back the next: a line that is dead tells nobody for minutes. */
export const TURN_MS = 10_000;

/** The last turn on each thing, until it ends. */
const turns = new Map<string, Promise<void>>();

/** Ends with the act, after its time, or with a network that is new: what is on the old one may never come. */
export function turnOf(act: Promise<unknown>): Promise<void> {
  return new Promise((resolve) => {
    const end = () => {
      clearTimeout(timer);
      removeEventListener('online', end);
      resolve();
    };
    const timer = setTimeout(end, TURN_MS);
    addEventListener('online', end);
    act.then(end, end);
  });
}

/** Acts on one thing when the act before has had its turn: on the way a later one could overtake it. */
export async function inTurn<T>(thing: string, act: () => Promise<T>): Promise<T> {
  const begun = Promise.resolve(turns.get(thing)).then(() => ({ done: act() }));
  const turn = begun.then(({ done }) => turnOf(done));
  turns.set(thing, turn);
  void turn.then(() => {
    if (turns.get(thing) === turn) turns.delete(thing);
  });
  return (await begun).done;
}
