/** Types that SvelteKit reads, and the constants that Vite puts in at build time. */
declare global {
  const __DEV_PAGES__: boolean;

  namespace App {
    interface Error {
      message: string;
      code?: string;
    }
  }
}

export {};
