/** How loud the microphone is, from 0 to 1, for as long as somebody looks. */

const FLOOR_DB = -55;

/** Loudness as the ear has it: nothing at the floor, 1 at full scale. */
export function levelOf(samples: Float32Array): number {
  const power = samples.reduce((sum, value) => sum + value * value, 0) / (samples.length || 1);
  const decibels = 10 * Math.log10(power + 1e-12);
  return Math.max(0, Math.min(1, 1 - decibels / FLOOR_DB));
}

/** Calls `onlevel` each frame; returns what ends it. */
export function meter(stream: MediaStream, onlevel: (level: number) => void): () => void {
  const context = new AudioContext();
  const analyser = context.createAnalyser();
  analyser.fftSize = 512;
  context.createMediaStreamSource(stream).connect(analyser);
  const samples = new Float32Array(analyser.fftSize);
  let frame = 0;
  const tick = () => {
    analyser.getFloatTimeDomainData(samples);
    onlevel(levelOf(samples));
    frame = requestAnimationFrame(tick);
  };
  tick();
  // A browser may hold sound back until something was touched.
  const wake = () => void context.resume();
  addEventListener('pointerdown', wake, { once: true });
  return () => {
    cancelAnimationFrame(frame);
    removeEventListener('pointerdown', wake);
    void context.close();
  };
}
