/** Whether the screen is wide enough for panels side by side; the same limit as in the styles. */

const query = matchMedia('(min-width: 1024px)');
let current = $state(query.matches);
query.addEventListener('change', () => (current = query.matches));

export const wide = {
  get current(): boolean {
    return current;
  }
};
