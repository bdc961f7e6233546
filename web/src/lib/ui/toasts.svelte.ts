/** Short messages that pass: what was done, with a way back, or what went wrong. */

export type Toast = {
  id: number;
  text: string;
  tone: 'plain' | 'good' | 'bad';
  action?: { label: string; run: () => void };
};

const SHOWN_MS = 5_000;
const WITH_ACTION_MS = 8_000;

let next = 1;
let list = $state<Toast[]>([]);
const timers = new Map<number, ReturnType<typeof setTimeout>>();

function hold(id: number) {
  clearTimeout(timers.get(id));
}

function resume(toast: Toast) {
  hold(toast.id);
  const after = toast.action ? WITH_ACTION_MS : SHOWN_MS;
  timers.set(
    toast.id,
    setTimeout(() => toasts.dismiss(toast.id), after)
  );
}

export const toasts = {
  get list(): readonly Toast[] {
    return list;
  },
  show(text: string, options: Partial<Omit<Toast, 'id' | 'text'>> = {}): number {
    const toast: Toast = { id: next++, text, tone: 'plain', ...options };
    list = [...list.filter((other) => other.text !== text), toast].slice(-3);
    resume(toast);
    return toast.id;
  },
  dismiss(id: number) {
    hold(id);
    timers.delete(id);
    list = list.filter((toast) => toast.id !== id);
  },
  hold,
  resume
};
