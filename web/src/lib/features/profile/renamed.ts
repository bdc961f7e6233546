/** Profiles under a former handle: the server knows the present one, and the address follows it. */
import { goto } from '$app/navigation';

/** The same place under another handle. */
export function underHandle(pathname: string, handle: string): string {
  return pathname.replace(/^\/@[^/]+/, `/@${handle}`);
}

export function followNewHandle(asked: string, present: string) {
  if (asked === present) return;
  void goto(underHandle(location.pathname, present) + location.search, {
    replace: true,
    reset: false
  });
}
