/** What the page and the worker of the store say to each other. */

/** Folder of all takes in the origin's private file system. */
export const ROOT = 'takes';

export type StoreCall =
  | { do: 'write'; take: string; file: string; at: number; bytes: ArrayBuffer }
  | { do: 'replace'; take: string; file: string; text: string }
  | { do: 'close'; take: string; file: string }
  | { do: 'remove'; take: string; file?: string };

export type StoreAnswer = { id: number; error?: { name: string; message: string } };
