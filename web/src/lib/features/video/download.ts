/** Downloading a video: the server makes one file of it when somebody first asks. */
import { http } from '#lib/api/http.ts';
import type { Id, Schema, VideoCard } from '#lib/api/types.ts';

const PAUSE_MS = 1_000;
const PATIENCE = 60;

export function isDownloadable(card: VideoCard): boolean {
  return card.downloads_on && card.visibility !== 'private' && card.published_at !== null;
}

/** Waits until the file is there. Rejects when it does not come, or may not. */
export async function prepareDownload(video: Id): Promise<Schema<'DownloadOut'>> {
  for (let asked = 0; ; asked += 1) {
    const answer = await http.post<Schema<'DownloadOut'>>(`/videos/${video}/download`);
    if (answer.ready || asked >= PATIENCE) return answer;
    await new Promise((resolve) => setTimeout(resolve, PAUSE_MS));
  }
}

/** Hands the file to the browser’s own downloads. */
export function saveFile(url: string, name: string) {
  const link = document.createElement('a');
  link.href = url;
  link.download = name;
  link.click();
}
