/**
 * Writes takes into the origin's private file system, in place and at once: only a worker may open
 * the handles that do this, and only they leave on the disk what a killed tab had written.
 */
import { ROOT, type StoreAnswer, type StoreCall } from './store-calls.ts';

/** The parts of a worker's world that the types of a page do not have. */
type SyncHandle = {
  write(bytes: Uint8Array, options: { at: number }): number;
  truncate(size: number): void;
  flush(): void;
  getSize(): number;
  close(): void;
};
type WorkerFile = FileSystemFileHandle & { createSyncAccessHandle(): Promise<SyncHandle> };
type Scope = {
  onmessage: (event: MessageEvent<StoreCall & { id: number }>) => void;
  postMessage(answer: StoreAnswer): void;
};

const scope = globalThis as unknown as Scope;
const open = new Map<string, SyncHandle>();

async function folder(name: string | null, create: boolean): Promise<FileSystemDirectoryHandle> {
  const origin = await navigator.storage.getDirectory();
  const root = await origin.getDirectoryHandle(ROOT, { create });
  return name === null ? root : root.getDirectoryHandle(name, { create });
}

async function handleOf(take: string, file: string): Promise<SyncHandle> {
  const key = `${take}/${file}`;
  const known = open.get(key);
  if (known) return known;
  const directory = await folder(take, true);
  const entry = (await directory.getFileHandle(file, { create: true })) as WorkerFile;
  const handle = await entry.createSyncAccessHandle();
  open.set(key, handle);
  return handle;
}

function close(take: string, file?: string) {
  for (const [key, handle] of open) {
    if (key !== `${take}/${file}` && (file || !key.startsWith(`${take}/`))) continue;
    handle.close();
    open.delete(key);
  }
}

function put(handle: SyncHandle, bytes: Uint8Array<ArrayBuffer>, at: number) {
  // Chromium's answer is the whole length even where it had room for a part of it.
  const written = handle.write(bytes, { at });
  if (written < bytes.byteLength || handle.getSize() < at + bytes.byteLength) {
    throw new DOMException('the disk is full', 'QuotaExceededError');
  }
  handle.flush();
}

async function answer(call: StoreCall): Promise<void> {
  if (call.do === 'write') {
    put(await handleOf(call.take, call.file), new Uint8Array(call.bytes), call.at);
  } else if (call.do === 'replace') {
    const handle = await handleOf(call.take, call.file);
    handle.truncate(0);
    put(handle, new TextEncoder().encode(call.text), 0);
    close(call.take, call.file);
  } else if (call.do === 'close') {
    close(call.take, call.file);
  } else {
    close(call.take, call.file);
    const parent = await folder(call.file ? call.take : null, false);
    await parent.removeEntry(call.file ?? call.take, { recursive: true });
  }
}

/** One call after the other: writes of one file stay in their order. */
let queue: Promise<unknown> = Promise.resolve();

scope.onmessage = ({ data }) => {
  queue = queue
    .then(() => answer(data))
    .then(
      () => ({ id: data.id }) satisfies StoreAnswer,
      (error: unknown) => {
        const name = error instanceof DOMException ? error.name : 'Error';
        return { id: data.id, error: { name, message: String(error) } } satisfies StoreAnswer;
      }
    )
    .then((result) => scope.postMessage(result));
};
