/** Opens a video of one’s own for editing: the one under way in this tab, or as the server has it. */
import { http } from '#lib/api/http.ts';
import { ApiError } from '#lib/api/problem.ts';
import type { Id, VideoCard } from '#lib/api/types.ts';
import { Publication } from './publication.svelte.ts';
import { uploads } from './uploads.svelte.ts';

export async function readPublication(videoId: Id): Promise<Publication> {
  const running = uploads.find(videoId);
  if (running) return running;
  const card = await http.get<VideoCard>(`/videos/${videoId}`);
  if (!card.viewer.own) throw new ApiError(404, 'video_not_found');
  const publication = new Publication();
  publication.take(card);
  return publication;
}
