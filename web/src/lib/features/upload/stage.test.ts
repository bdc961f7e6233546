import { describe, expect, it } from 'vitest';
import { needsTab, stageOf, waysOf, type AssetNews, type Sending, type Stage } from './stage.ts';

const asset = (state: AssetNews['state'], more: Partial<AssetNews> = {}): AssetNews => ({
  state,
  percent: 0,
  reason: null,
  ...more
});

describe('stageOf', () => {
  const cases: [string, Sending, AssetNews | null, Stage][] = [
    ['nothing known yet', { phase: 'starting' }, null, { name: 'starting' }],
    [
      'bytes on their way',
      { phase: 'sending', sent: 437, total: 1000 },
      asset('uploading'),
      { name: 'sending', percent: 43 }
    ],
    [
      'the connection is away',
      { phase: 'waiting', sent: 1, total: 2 },
      asset('uploading'),
      { name: 'waiting', percent: 50 }
    ],
    ['sent, no word yet', { phase: 'sent' }, asset('uploading'), { name: 'checking' }],
    ['probing', { phase: 'sent' }, asset('probing'), { name: 'checking' }],
    [
      'encoding',
      { phase: 'none' },
      asset('encoding', { percent: 12 }),
      { name: 'encoding', percent: 12 }
    ],
    ['reloaded half way', { phase: 'none' }, asset('uploading'), { name: 'interrupted' }],
    [
      'failed, with its reason',
      { phase: 'sent' },
      asset('failed', { reason: 'too_short' }),
      { name: 'failed', reason: 'too_short' }
    ],
    [
      'refused before a byte was sent',
      { phase: 'refused', code: 'quota_exceeded' },
      null,
      { name: 'failed', reason: 'quota_exceeded' }
    ],
    ['ready overtakes the last progress', { phase: 'sent' }, asset('ready'), { name: 'ready' }]
  ];
  it.each(cases)('%s', (_, sending, known, stage) => {
    expect(stageOf(sending, known)).toEqual(stage);
  });
});

it('never goes back on the way', () => {
  const way: Stage[] = [
    { name: 'starting' },
    { name: 'sending', percent: 0 },
    { name: 'sending', percent: 100 },
    { name: 'checking' },
    { name: 'encoding', percent: 0 },
    { name: 'encoding', percent: 100 },
    { name: 'ready' }
  ];
  const shares = way.map(waysOf).map(({ sent, prepared }) => (sent ?? 0) + (prepared ?? 0));
  expect(shares).toEqual([...shares].sort((a, b) => a - b));
});

it('keeps the tab open only while it sends', () => {
  expect(needsTab({ name: 'waiting', percent: 3 })).toBe(true);
  expect(needsTab({ name: 'encoding', percent: 3 })).toBe(false);
});
