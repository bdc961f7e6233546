/** Asks a yes-or-no question in a dialog and gives the answer as a promise. */

export type Question = {
  title: string;
  text?: string;
  yes: string;
  no?: string;
  danger?: boolean;
};

type Pending = Question & { answer: (yes: boolean) => void };

let pending = $state<Pending | null>(null);

export const asked = {
  get question(): Question | null {
    return pending;
  },
  answer(yes: boolean) {
    pending?.answer(yes);
    pending = null;
  }
};

export function ask(question: Question): Promise<boolean> {
  pending?.answer(false);
  return new Promise((answer) => {
    pending = { ...question, answer };
  });
}
