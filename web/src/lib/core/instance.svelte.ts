/** What this server is and allows: read once, shared by every screen. */
import { http } from '#lib/api/http.ts';
import type { Instance } from '#lib/api/types.ts';

let current = $state<Instance | null>(null);
let pending: Promise<Instance> | null = null;

export const instance = {
  get current(): Instance | null {
    return current;
  },
  load(): Promise<Instance> {
    pending ??= http.get<Instance>('/instance').then(
      (loaded) => (current = loaded),
      (error) => {
        pending = null;
        throw error;
      }
    );
    return pending;
  }
};
