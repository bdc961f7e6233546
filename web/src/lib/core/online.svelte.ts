/** Whether the browser has a network, as a value to react to. */

let current = $state(navigator.onLine);
addEventListener('online', () => (current = true));
addEventListener('offline', () => (current = false));

export const online = {
  get current(): boolean {
    return current;
  }
};
