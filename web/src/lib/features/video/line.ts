/**
 * How fast the line is, in bits per second, before a player has measured it: by it a video begins
 * with the rendition that shows first, not with the largest.
 */
const UNKNOWN = 1_500_000;
const TELLING_BYTES = 20_000;

type Load = Pick<PerformanceResourceTiming, 'transferSize' | 'responseStart' | 'responseEnd'>;

let measured: number | null = null;

/** A player has measured it; what comes next begins with that. */
export function rememberLine(bitsPerSecond: number) {
  if (Number.isFinite(bitsPerSecond) && bitsPerSecond > 0) measured = bitsPerSecond;
}

export function lineSpeed(): number {
  return measured ?? fastestLoad(loads()) ?? told() ?? UNKNOWN;
}

/** The fastest of several at once is still slower than the line; what came from a cache tells nothing. */
export function fastestLoad(loads: Load[]): number | null {
  const speeds = loads
    .filter((load) => load.transferSize >= TELLING_BYTES && load.responseEnd > load.responseStart)
    .map((load) => (load.transferSize * 8_000) / (load.responseEnd - load.responseStart));
  return speeds.length ? Math.max(...speeds) : null;
}

function loads(): Load[] {
  return performance.getEntriesByType('resource') as PerformanceResourceTiming[];
}

/** What the browser says of the network, where it does. */
function told(): number | null {
  const { connection } = navigator as { connection?: { downlink?: number } };
  return connection?.downlink ? connection.downlink * 1_000_000 : null;
}
