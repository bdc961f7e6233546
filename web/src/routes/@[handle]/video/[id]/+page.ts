/** One video by its permalink; an old handle leads to the present one. */
import { redirect } from '@sveltejs/kit';
import { http } from '#lib/api/http.ts';
import type { VideoCard } from '#lib/api/types.ts';

export async function load({ params, url }: { params: { id: string }; url: URL }) {
  const video = await http.get<VideoCard>(`/videos/${encodeURIComponent(params.id)}`);
  if (url.pathname !== video.permalink) redirect(308, video.permalink + url.search);
  return { video };
}
