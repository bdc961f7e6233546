/** What this device shows of a room: announcements of who comes, and comments read aloud. */
import { recall, remember } from '#lib/core/device.ts';

let notices = $state(recall('live-notices', true));
let aloud = $state(recall('live-aloud', false));

export const preferences = {
  get notices(): boolean {
    return notices;
  },
  set notices(shown: boolean) {
    notices = shown;
    remember('live-notices', shown);
  },
  get aloud(): boolean {
    return aloud;
  },
  set aloud(spoken: boolean) {
    aloud = spoken;
    remember('live-aloud', spoken);
  }
};
