/** The member’s archives: read page by page, the one in the making moved on by the live line. */
import { PagedList } from '#lib/core/paged.svelte.ts';
import { realtime, type Frame } from '#lib/core/realtime.svelte.ts';
import type { DataExport } from '#lib/api/types.ts';
import { fetchExport, fetchExports, removeExport, requestExport } from './api.ts';

export const isOpen = (one: DataExport) => one.state === 'queued' || one.state === 'running';

export class Exports {
  list = new PagedList<DataExport>(fetchExports);

  get open(): boolean {
    return this.list.items.some(isOpen);
  }

  async ask() {
    const made = await requestExport();
    this.list.items = [made, ...this.list.items];
    // It may have moved on before its id was known here.
    const [first] = this.list.items;
    if (first) void this.#read(first);
  }

  async remove(one: DataExport) {
    await removeExport(one.id);
    this.list.remove((item) => item.id === one.id);
  }

  /** Listens until the returned function is called; what was missed is read at each greeting. */
  listen(): () => void {
    const stops = [
      realtime.on('export', (frame) => this.#move(frame)),
      realtime.on('hello', () => void this.list.load())
    ];
    return () => stops.forEach((stop) => stop());
  }

  #move(frame: Frame) {
    const one = this.list.items.find((item) => item.id === frame.id);
    if (!one) return;
    if (frame.state === 'running') {
      one.state = 'running';
      one.percent = Math.max(one.percent, Number(frame.percent));
    } else void this.#read(one);
  }

  async #read(one: DataExport) {
    const now = await fetchExport(one.id).catch(() => null);
    if (now) Object.assign(one, now);
  }
}
