/** An account on its way out that somebody has just signed in to: how it comes back. */
import { isApiError } from '#lib/api/problem.ts';

export type Leaving = { token: string; eraseAt: string | null };

let current = $state.raw<Leaving | null>(null);

export const leaving = {
  get current(): Leaving | null {
    return current;
  },
  forget() {
    current = null;
  },
  /** Takes what a refused sign-in offers; false for any other error. */
  take(error: unknown): boolean {
    if (!isApiError(error, 'deletion_pending')) return false;
    const { restore_token: token, erase_at: eraseAt } = error.extra;
    if (typeof token !== 'string' || !token) return false;
    current = { token, eraseAt: typeof eraseAt === 'string' ? eraseAt : null };
    return true;
  }
};
