/** Dark, light, or what the device says; dark until someone chooses. */

export type ThemeChoice = 'dark' | 'light' | 'system';

const KEY = 'rampe.theme';
const COLOURS = { dark: '#0D0B0F', light: '#FBF9F7' };

// Kept as bare text, because boot.js reads it before the first paint.
function stored(): ThemeChoice {
  try {
    const value = localStorage.getItem(KEY);
    return value === 'light' || value === 'system' ? value : 'dark';
  } catch {
    return 'dark';
  }
}

let choice = $state<ThemeChoice>(stored());
const light = matchMedia('(prefers-color-scheme: light)');
light.addEventListener('change', apply);

function apply() {
  const shown = choice === 'system' ? (light.matches ? 'light' : 'dark') : choice;
  document.documentElement.dataset.theme = shown;
  document.querySelector('meta[name=theme-color]')?.setAttribute('content', COLOURS[shown]);
}

export const theme = {
  get choice(): ThemeChoice {
    return choice;
  },
  set(next: ThemeChoice) {
    choice = next;
    apply();
    try {
      localStorage.setItem(KEY, next);
    } catch {
      // The choice then lasts as long as the page.
    }
  }
};
