/** The page of components exists in development only; elsewhere it is not found. */
import { error } from '@sveltejs/kit';

export function load() {
  if (!__DEV_PAGES__) error(404);
}
