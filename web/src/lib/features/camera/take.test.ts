import { describe, expect, it } from 'vitest';
import { Take } from './take.svelte.ts';

const about = { type: 'video/mp4', speed: 1, width: 720, height: 1280, sound: true };

/** Without a browser there is no place on the device: what is recorded stays in memory. */
async function filmed(...lengths: number[]): Promise<Take> {
  const take = await Take.begin('7');
  for (const [index, lengthMs] of lengths.entries()) {
    const writer = take.open(about);
    writer.append(new Blob([`first of ${index}, `]));
    writer.append(new Blob(['second']));
    await writer.end(lengthMs);
  }
  return take;
}

const ids = (take: Take) => take.segments.map((each) => each.id);

describe('Take', () => {
  it('keeps slices in their order', async () => {
    const take = await filmed(3000);
    const [segment] = take.segments;
    const blob = segment && (await take.blobOf(segment));
    expect(await blob?.text()).toBe('first of 0, second');
    expect(take.keeping).toBe('memory');
    expect(take.lostByReload).toBe(true);
  });

  it('has no segment of what has no bytes', async () => {
    const take = await Take.begin('7');
    await take.open(about).end(500);
    expect(take.segments).toEqual([]);
  });

  it('takes a segment out, and puts it back where it was', async () => {
    const take = await filmed(1000, 2000, 3000);
    const back = take.remove(2);
    expect(ids(take)).toEqual([1, 3]);
    expect(take.totalMs).toBe(4000);
    back();
    back();
    expect(ids(take)).toEqual([1, 2, 3]);
  });

  it('never gives a removed segment’s name to another', async () => {
    const take = await filmed(1000);
    const back = take.remove(1);
    const writer = take.open(about);
    writer.append(new Blob(['other']));
    await writer.end(1000);
    back();
    expect(new Set(take.segments.map((each) => each.file)).size).toBe(2);
  });

  it('moves a segment, not beyond the ends, and lets the part be chosen anew', async () => {
    const take = await filmed(1000, 2000, 3000);
    take.choose({ startMs: 500, endMs: 5000 });
    expect(take.meantMs).toBe(4500);
    take.move(1, 1);
    expect(ids(take)).toEqual([2, 1, 3]);
    expect(take.part).toBeNull();
    take.move(2, -1);
    take.move(3, 1);
    expect(ids(take)).toEqual([2, 1, 3]);
  });

  it('of a picked file keeps nothing, and loses nothing', () => {
    const file = new File(['film'], 'film.mp4', { type: 'video/mp4' });
    const take = Take.ofFile(file, '7', { ...about, lengthMs: 9000 });
    expect(take.totalMs).toBe(9000);
    expect(take.lostByReload).toBe(false);
  });
});
