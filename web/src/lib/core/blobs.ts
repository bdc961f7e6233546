/** Videos of this device: the address of a blob lives as long as what reads it, and no longer. */

/** Puts a blob into a video; what is returned takes it out again. */
export function playBlob(video: HTMLVideoElement, blob: Blob): () => void {
  const url = URL.createObjectURL(blob);
  video.src = url;
  return () => {
    letGo(video);
    URL.revokeObjectURL(url);
  };
}

/** Ends every reading of a video, of which revoking alone would make failed requests. */
export function letGo(video: HTMLVideoElement) {
  video.removeAttribute('src');
  video.load();
}
