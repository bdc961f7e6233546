/** Build of the web client: static files with an SPA fallback, and the content security policy. */
import { paraglideVitePlugin } from '@inlang/paraglide-js';
import adapter from '@sveltejs/adapter-static';
import { sveltekit } from '@sveltejs/kit/vite';
import { defineConfig } from 'vite';

/** Where `rampe up` listens; `npm run dev` sends everything that is not the client there. */
const platform = process.env.RAMPE_DEV_TARGET ?? 'http://127.0.0.1:8080';

/** `/dev/ui` exists in development, and in builds made for photographing the components. */
const withDevPages = process.env.RAMPE_DEV_PAGES === '1';

/**
 * Every page needs the shell and most visits begin with the feed: each is one file, with all it
 * imports. A slow line pays for every request; icons and messages alone would make a hundred.
 */
const chunks = {
  groups: [
    // What the page fills before it loads the rest, which reads it as it loads: never one file.
    {
      name: 'start',
      test: /kit\/src\/runtime\/client\/payload\.js|vite\/preload-helper/,
      priority: 9
    },
    { name: 'shell', test: /src\/routes\/\+(layout|error)\.(svelte|ts)$/, priority: 3 },
    { name: 'feed', test: /src\/routes\/\(feed\)\/\+page\.svelte$/, priority: 2 },
    {
      name: 'part',
      test: /src\/lib\/|@lucide/,
      priority: 1,
      entriesAware: true,
      entriesAwareMergeThreshold: 8_000
    }
  ]
};

export default defineConfig(({ command }) => ({
  define: {
    __DEV_PAGES__: JSON.stringify(command === 'serve' || withDevPages)
  },
  plugins: [
    paraglideVitePlugin({
      project: './project.inlang',
      outdir: './src/lib/paraglide',
      emitTsDeclarations: true,
      strategy: ['globalVariable', 'baseLocale']
    }),
    sveltekit({
      adapter: adapter({ pages: 'build', fallback: '200.html', precompress: false }),
      compilerOptions: { runes: true },
      csp: {
        mode: 'hash',
        directives: {
          'default-src': ['self'],
          'script-src': ['self'],
          'style-src': ['self'],
          // The one style attribute of SvelteKit itself: it hides the announcer of page changes.
          'style-src-attr': [
            'unsafe-hashes',
            'sha256-S8qMpvofolR8Mpjy4kQvEm7m1q8clzU4dfDH0AmvZjo='
          ],
          'img-src': ['self', 'data:', 'blob:'],
          'media-src': ['self', 'blob:'],
          'font-src': ['self'],
          'connect-src': ['self'],
          'worker-src': ['self', 'blob:'],
          'manifest-src': ['self'],
          'object-src': ['none'],
          'base-uri': ['self'],
          'form-action': ['self']
        }
      },
      paths: { relative: false },
      // `features/shell/worker.svelte.ts` starts it, after the first video.
      serviceWorker: { register: false }
    })
  ],
  build: { target: 'es2022' },
  environments: { client: { build: { rolldownOptions: { output: { codeSplitting: chunks } } } } },
  server: {
    proxy: {
      '/api': platform,
      '/manifest.webmanifest': platform,
      '/media': platform,
      '/m/': platform,
      '/rt': { target: platform.replace(/^http/, 'ws'), ws: true }
    }
  }
}));
