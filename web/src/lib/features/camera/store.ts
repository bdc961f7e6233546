/**
 * Files of takes on this device. `openStore` gives null where the browser has no such place
 * (a private window, an old browser): a take then lives as long as its page, and says so.
 */
import { ROOT, type StoreAnswer, type StoreCall } from './store-calls.ts';

/** The device, or the share of it that the browser gives us, is full. */
export class StorageFull extends Error {}

export type KeptFolder = { take: string; files: Map<string, File> };

export class Store {
  #worker: Worker;
  #waiting = new Map<number, { resolve: () => void; reject: (error: Error) => void }>();
  #next = 1;

  constructor(worker: Worker) {
    this.#worker = worker;
    worker.onmessage = ({ data }: MessageEvent<StoreAnswer>) => {
      const waiting = this.#waiting.get(data.id);
      this.#waiting.delete(data.id);
      if (!data.error) return waiting?.resolve();
      const { name, message } = data.error;
      waiting?.reject(
        name === 'QuotaExceededError' ? new StorageFull(message) : new Error(message)
      );
    };
  }

  /** Puts bytes at a place of a file; when it resolves they are on the disk. */
  write(take: string, file: string, at: number, bytes: ArrayBuffer): Promise<void> {
    return this.#call({ do: 'write', take, file, at, bytes });
  }

  replace(take: string, file: string, text: string): Promise<void> {
    return this.#call({ do: 'replace', take, file, text });
  }

  /** Ends the writing of a file, so that it can be read. */
  close(take: string, file: string): Promise<void> {
    return this.#call({ do: 'close', take, file });
  }

  /** Removes a file, or all of a take; nothing is wrong when it is gone already. */
  async remove(take: string, file?: string): Promise<void> {
    await this.#call({ do: 'remove', take, file }).catch(() => undefined);
  }

  async file(take: string, name: string): Promise<File | null> {
    try {
      const root = await rootFolder();
      const directory = await root.getDirectoryHandle(take);
      return await (await directory.getFileHandle(name)).getFile();
    } catch {
      return null;
    }
  }

  /** Every take on this device, whoever's it is. */
  async folders(): Promise<KeptFolder[]> {
    const folders: KeptFolder[] = [];
    const root = await rootFolder();
    for await (const [take, entry] of root.entries()) {
      if (entry.kind !== 'directory') continue;
      const files = new Map<string, File>();
      for await (const [name, file] of (entry as FileSystemDirectoryHandle).entries()) {
        if (file.kind === 'file') files.set(name, await (file as FileSystemFileHandle).getFile());
      }
      folders.push({ take, files });
    }
    return folders;
  }

  #call(call: StoreCall): Promise<void> {
    const id = this.#next;
    this.#next += 1;
    return new Promise((resolve, reject) => {
      this.#waiting.set(id, { resolve, reject });
      this.#worker.postMessage({ id, ...call }, call.do === 'write' ? [call.bytes] : []);
    });
  }
}

async function rootFolder(): Promise<FileSystemDirectoryHandle> {
  const origin = await navigator.storage.getDirectory();
  return origin.getDirectoryHandle(ROOT, { create: true });
}

let opened: Promise<Store | null> | null = null;

export function openStore(): Promise<Store | null> {
  opened ??= open();
  return opened;
}

async function open(): Promise<Store | null> {
  try {
    await rootFolder();
    const store = new Store(
      new Worker(new URL('./store.worker.ts', import.meta.url), { type: 'module' })
    );
    // Some browsers have the folder but not the handles: a first file tells.
    await store.replace('.probe', 'probe', '');
    await store.remove('.probe');
    return store;
  } catch {
    return null;
  }
}

/** Bytes that may still be kept, as far as the browser says; null when it does not. */
export async function roomLeft(): Promise<number | null> {
  try {
    const { quota, usage } = await navigator.storage.estimate();
    return quota === undefined || usage === undefined ? null : Math.max(0, quota - usage);
  } catch {
    return null;
  }
}
