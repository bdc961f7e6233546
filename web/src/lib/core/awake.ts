/** Keeps the screen lit while something runs that must not end with it; returns what lets it go. */
export function keepAwake(): () => void {
  if (!('wakeLock' in navigator)) return () => undefined;
  let held: Promise<WakeLockSentinel | null> | null = null;
  const hold = () => {
    // The system takes it back whenever the page is hidden.
    if (!document.hidden) held = navigator.wakeLock.request('screen').catch(() => null);
  };
  hold();
  document.addEventListener('visibilitychange', hold);
  return () => {
    document.removeEventListener('visibilitychange', hold);
    void held?.then((lock) => lock?.release());
  };
}
