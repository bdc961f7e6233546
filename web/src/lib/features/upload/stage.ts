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

/** The part of an asset that says how far it is. */
export type AssetNews = Pick<Asset, 'state' | 'percent'> & { reason: string | null };

export function stageOf(sending: Sending, asset: AssetNews | null): Stage {
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

export type Ways = { sent: number | null; prepared: number | null };

/** Both halves of the way in per cent; null: under way, no one knows how far. */
export function waysOf(stage: Stage): Ways {
  switch (stage.name) {
    case 'starting':
      return { sent: null, prepared: 0 };
    case 'sending':
    case 'waiting':
      return { sent: stage.percent, prepared: 0 };
    case 'interrupted':
      return { sent: 0, prepared: 0 };
    case 'checking':
      return { sent: 100, prepared: null };
    case 'encoding':
      return { sent: 100, prepared: stage.percent };
    default:
      return { sent: 100, prepared: 100 };
  }
}

/** Whether closing the tab would stop something. */
export function needsTab(stage: Stage): boolean {
  return ['starting', 'sending', 'waiting'].includes(stage.name);
}
