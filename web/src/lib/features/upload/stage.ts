/** How far an upload is, from what this tab sends and what the server says of its asset. */
import type { Asset } from '#lib/api/types.ts';

/** What this tab does with a file. */
export type Sending =
  | { phase: 'none' }
  | { phase: 'starting' }
  | { phase: 'sending'; sent: number; total: number }
  | { phase: 'waiting'; sent: number; total: number }
  | { phase: 'sent' }
  | { phase: 'refused'; code: string };

export type Stage =
  | { name: 'starting' }
  | { name: 'sending'; percent: number }
  /** The connection is away; it goes on by itself. */
  | { name: 'waiting'; percent: number }
  /** Bytes are missing and this tab does not have the file: it must be picked again. */
  | { name: 'interrupted' }
  | { name: 'checking' }
  | { name: 'encoding'; percent: number }
  | { name: 'ready' }
  | { name: 'failed'; reason: string };

export function stageOf(sending: Sending, asset: Asset | null): Stage {
  if (sending.phase === 'refused') return { name: 'failed', reason: sending.code };
  switch (asset?.state) {
    case 'ready':
      return { name: 'ready' };
    case 'failed':
      return { name: 'failed', reason: asset.reason ?? 'internal_error' };
    case 'encoding':
      return { name: 'encoding', percent: asset.percent };
    case 'probing':
    case 'uploaded':
      return { name: 'checking' };
  }
  switch (sending.phase) {
    case 'sending':
    case 'waiting':
      return { name: sending.phase, percent: share(sending.sent, sending.total) };
    case 'sent':
      return { name: 'checking' };
    case 'none':
      return asset ? { name: 'interrupted' } : { name: 'starting' };
    default:
      return { name: 'starting' };
  }
}

function share(part: number, whole: number): number {
  return whole > 0 ? Math.floor((100 * part) / whole) : 0;
}

/** One bar for the whole way: sending is its first half, preparing its second. */
export function overall(stage: Stage): number | null {
  switch (stage.name) {
    case 'sending':
    case 'waiting':
      return stage.percent / 2;
    case 'checking':
      return 50;
    case 'encoding':
      return 50 + stage.percent / 2;
    case 'ready':
    case 'failed':
      return 100;
    default:
      return null;
  }
}

/** Whether closing the tab would stop something. */
export function needsTab(stage: Stage): boolean {
  return ['starting', 'sending', 'waiting'].includes(stage.name);
}
