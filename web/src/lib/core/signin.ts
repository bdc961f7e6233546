/** Actions that need an account: asks a guest to sign in, and brings them back afterwards. */
import { goto } from '$app/navigation';
import { signInPath } from './guard.ts';
import { session } from './session.svelte.ts';

/** True when a member is signed in; otherwise leads to the sign-in page. */
export function signedInOrAsk(): boolean {
  if (session.me) return true;
  void goto(signInPath(location.pathname + location.search));
  return false;
}
