/** How the member’s account is kept, as the screens of security share it. */
import { fetchSecurity, type Security } from './api.ts';

let current = $state.raw<Security | null>(null);
let failure = $state.raw<unknown>(null);

export const security = {
  get current(): Security | null {
    return current;
  },
  /** Why the last reading failed; what was read before stays. */
  get failure(): unknown {
    return failure;
  },
  async load() {
    failure = null;
    try {
      current = await fetchSecurity();
    } catch (error) {
      failure = error;
    }
  },
  /** Forgets it: the next member is another. */
  clear() {
    current = null;
    failure = null;
  }
};
