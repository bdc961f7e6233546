/** Deleting with a way back: what was deleted can be restored, at once or for a while. */
import { m } from '#messages';
import { http } from '#lib/api/http.ts';
import type { Id, VideoCard } from '#lib/api/types.ts';
import { tellError } from '#lib/api/words.ts';
import { toasts } from '#lib/ui/toasts.svelte.ts';

export const restoreVideo = (video: Id) => http.post<VideoCard>(`/videos/${video}/restore`);

/** Says that a video was deleted, and offers to undo it. */
export function tellDeleted(video: Id, onrestored: (card: VideoCard) => void = () => undefined) {
  const restore = async () => {
    try {
      onrestored(await restoreVideo(video));
      toasts.show(m.video_restored(), { tone: 'good' });
    } catch (error) {
      tellError(error);
    }
  };
  toasts.show(m.upload_deleted(), {
    tone: 'good',
    action: { label: m.undo(), run: () => void restore() }
  });
}
