/** Every upload of this tab: it goes on while one edits, browses or watches. */
import { goto } from '$app/navigation';
import { m } from '#messages';
import { http } from '#lib/api/http.ts';
import { isApiError } from '#lib/api/problem.ts';
import type { Asset, Id, VideoCard } from '#lib/api/types.ts';
import { waitBefore } from '#lib/core/realtime.svelte.ts';
import { forgetReceived, RECEIVED } from '#lib/features/received/kept.ts';
import { toasts } from '#lib/ui/toasts.svelte.ts';
import { assets } from './assets.svelte.ts';
import { fingerprintOf, forgetUnfinished, keepUnfinished, unfinishedOf } from './memory.ts';
import { Publication } from './publication.svelte.ts';
import type { Source } from './source.svelte.ts';
import { needsTab } from './stage.ts';
import { Transfer, type TransferEvents } from './transfer.ts';

let list = $state.raw<Publication[]>([]);
const transfers = new Map<string, Transfer>();
const stopWatching = new Map<string, () => void>();
/** Toasts that promised what has come since. */
const promised = new Map<string, number>();
let owner: Id | null = null;

addEventListener('beforeunload', (event) => {
  if (list.some((each) => needsTab(each.stage))) event.preventDefault();
});

/** Begins to send, or goes on with bytes of the same file that the server still has. */
function send(publication: Publication, file: File, accountId: Id) {
  const fingerprint = fingerprintOf(accountId, file);
  const known = unfinishedOf(accountId).find((each) => each.fingerprint === fingerprint);
  publication.file = file;
  publication.sending = { phase: 'starting' };
  publication.assetId = known?.assetId ?? null;

  const note = (url: string) => {
    if (!publication.assetId) return;
    const { assetId, videoId, takes } = publication;
    const { name, size } = file;
    keepUnfinished({ fingerprint, url, name, size, assetId, videoId, takes, at: Date.now() });
  };
  let place = known?.url ?? '';
  const events: TransferEvents = {
    onplace(url, assetId) {
      place = url;
      publication.assetId = assetId ?? publication.assetId;
      note(url);
      void draft(publication, known?.videoId ?? null).then(() => note(place));
    },
    onprogress(sent, total) {
      publication.sending = { phase: 'sending', sent, total };
    },
    onwait() {
      const { sending } = publication;
      const sent = 'sent' in sending ? sending.sent : 0;
      publication.sending = { phase: 'waiting', sent, total: file.size };
    },
    ondone() {
      publication.sending = { phase: 'sent' };
      forgetUnfinished(fingerprint);
      void forgetTakes(publication);
      transfers.delete(publication.key);
    },
    onrefuse(problem) {
      publication.sending = { phase: 'refused', code: problem.code };
      transfers.delete(publication.key);
    }
  };
  const transfer = new Transfer(file, known?.url ?? null, events, publication.announced);
  transfers.set(publication.key, transfer);
  transfer.start();
}

/** The server has every byte: the device need not keep the takes, or what was shared. */
async function forgetTakes(publication: Publication) {
  const { takes } = publication;
  publication.takes = null;
  if (!takes) return;
  if (takes === RECEIVED) return forgetReceived();
  const { forgetTake } = await import('#lib/features/camera/kept.ts');
  await forgetTake(takes);
}

/** Gives the upload its draft: the one it had before a reload, or a new one. */
async function draft(publication: Publication, formerId: Id | null) {
  const { assetId } = publication;
  if (!assetId) return;
  stopWatching.get(publication.key)?.();
  stopWatching.set(publication.key, assets.watch(assetId));
  if (publication.card?.asset_id === assetId) return;
  if (formerId && !publication.card) {
    const former = await http.get<VideoCard>(`/videos/${formerId}`).catch(() => null);
    if (former?.asset_id === assetId) return publication.take(former);
  }
  await insist(publication, () => publication.create(assetId));
}

/** Tries again whatever a lost connection or a restarting server makes fail. */
async function insist(publication: Publication, work: () => Promise<void>) {
  for (let attempt = 0; list.includes(publication); attempt += 1) {
    try {
      return await work();
    } catch (error) {
      if (!isApiError(error) || (error.status > 0 && error.status < 500)) return;
      await new Promise((resolve) => setTimeout(resolve, waitBefore(attempt)));
    }
  }
}

function drop(publication: Publication) {
  list = list.filter((each) => each !== publication);
  stopWatching.get(publication.key)?.();
  stopWatching.delete(publication.key);
  transfers.delete(publication.key);
}

function editorOf(publication: Publication): string {
  return publication.videoId ? `/upload/${publication.videoId}` : '/upload';
}

function tell(publication: Publication, asset: Asset) {
  const there = location.pathname === editorOf(publication);
  if (asset.state === 'failed' && !there) {
    toasts.show(m.upload_toast_failed(), {
      tone: 'bad',
      action: { label: m.upload_toast_look(), run: () => void goto(editorOf(publication)) }
    });
  }
  if (asset.state !== 'ready') return;
  if (publication.published) online(publication);
  else if (!there) {
    toasts.show(m.upload_toast_ready(), {
      tone: 'good',
      action: { label: m.upload_toast_finish(), run: () => void goto(editorOf(publication)) }
    });
  }
}

function online(publication: Publication) {
  const earlier = promised.get(publication.key);
  if (earlier !== undefined) toasts.dismiss(earlier);
  const link = publication.card?.permalink;
  toasts.show(m.upload_toast_online(), {
    tone: 'good',
    action: link ? { label: m.upload_toast_watch(), run: () => void goto(link) } : undefined
  });
  drop(publication);
}

const told = new Set<string>();
assets.listen((asset) => {
  if (asset.state !== 'ready' && asset.state !== 'failed') return;
  for (const publication of list) {
    const once = `${publication.key} ${asset.id} ${asset.state}`;
    if (publication.assetId !== asset.id || told.has(once)) continue;
    told.add(once);
    tell(publication, asset);
  }
});

export const uploads = {
  get list(): readonly Publication[] {
    return list;
  },
  /** A file was picked or recorded; taken twice, it is still sent once. */
  begin({ file, trim, takes, caption }: Source, accountId: Id): Publication {
    owner = accountId;
    const print = fingerprintOf(accountId, file);
    const same = list.find(
      (each) => needsTab(each.stage) && each.file && fingerprintOf(accountId, each.file) === print
    );
    if (same) return same;
    const publication = new Publication();
    publication.announced = trim;
    publication.takes = takes;
    if (caption) publication.details.caption = caption;
    list = [...list, publication];
    send(publication, file, accountId);
    return publication;
  },
  /** The file of an interrupted upload was picked again, or another one instead. */
  resume(publication: Publication, file: File, accountId: Id) {
    owner = accountId;
    if (!list.includes(publication)) list = [...list, publication];
    send(publication, file, accountId);
  },
  find(videoId: Id): Publication | undefined {
    return list.find((each) => each.videoId === videoId);
  },
  again(publication: Publication) {
    transfers.get(publication.key)?.again();
  },
  async publish(publication: Publication) {
    await publication.publish();
    const { stage } = publication;
    if (stage.name === 'ready') return online(publication);
    const text = needsTab(stage) ? m.upload_publish_soon_keep() : m.upload_waits_published();
    promised.set(publication.key, toasts.show(text, { tone: 'good' }));
  },
  async schedule(publication: Publication, at: Date, zone: string) {
    await publication.schedule(at, zone);
    const note = needsTab(publication.stage) ? m.publish_planned_keep() : m.publish_planned();
    toasts.show(note, { tone: 'good' });
  },
  /** Ends an upload: its bytes and its draft go. */
  async cancel(publication: Publication) {
    transfers.get(publication.key)?.stop(true);
    if (publication.file && owner) forgetUnfinished(fingerprintOf(owner, publication.file));
    await publication.remove();
    void forgetTakes(publication);
    drop(publication);
  },
  /** Somebody else signed in, or nobody: uploads belong to who began them. */
  belongTo(accountId: Id | null) {
    if (!list.length || accountId === owner) return;
    for (const transfer of transfers.values()) transfer.stop();
    for (const publication of list) drop(publication);
  }
};
