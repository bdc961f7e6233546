/** What is shown of an asset is the newest that is known of it, in whatever order the news comes. */
import { beforeEach, expect, it, vi } from 'vitest';
import type { Asset } from '#lib/api/types.ts';
import type { Frame } from '#lib/core/realtime.svelte.ts';

const line = vi.hoisted(() => ({ hear: new Map<string, (frame: Frame) => void>() }));
vi.mock('#lib/core/realtime.svelte.ts', () => ({
  realtime: {
    connected: true,
    on: (kind: string, listener: (frame: Frame) => void) => line.hear.set(kind, listener)
  }
}));
const server = vi.hoisted(() => ({ answers: [] as ((asset: Asset) => void)[] }));
vi.mock('#lib/api/http.ts', () => ({
  http: {
    get: () => new Promise((answer) => server.answers.push(answer)),
    post: () => Promise.resolve()
  }
}));

const { assets } = await import('./assets.svelte.ts');

const as = (id: string, state: string) => ({ id, state }) as Asset;
const settled = () => new Promise((done) => setTimeout(done));

beforeEach(() => (server.answers = []));

it('drops an answer that a later question has overtaken', async () => {
  const stop = assets.watch('1');
  void assets.retry('1');
  await settled();
  const [before, after] = server.answers;
  after?.(as('1', 'encoding'));
  await settled();
  before?.(as('1', 'failed'));
  await settled();
  expect(assets.get('1')?.state).toBe('encoding');
  stop();
});

it('drops an answer that a frame has overtaken, not one that an answer has followed', async () => {
  const stop = assets.watch('2');
  line.hear.get('hello')?.({ t: 'hello' });
  const [first, second] = server.answers;
  first?.(as('2', 'encoding'));
  await settled();
  expect(assets.get('2')?.state).toBe('encoding');
  line.hear.get('asset')?.({ t: 'asset', asset: as('2', 'ready') });
  second?.(as('2', 'encoding'));
  await settled();
  expect(assets.get('2')?.state).toBe('ready');
  stop();
});
