/** The parts of a decision while they are chosen, and what is still missing of them. */
import {
  ruleFor,
  RULES,
  type Outcome,
  type Rule,
  type Sanction
} from '#lib/features/safety/words.ts';
import type { Case, Verdict } from './api.ts';

export type Draft = {
  outcome: Outcome;
  sanction: Sanction;
  days: string;
  rule: Rule | '';
  message: string;
  reason: string;
};

export type Faults = { rule?: boolean; message?: boolean; reason?: boolean };

export const FOREVER = 'forever';
export const DAYS = ['1', '3', '7', '30', '90'] as const;
const SHORTEST = 3;

export const emptyDraft = (): Draft => ({
  outcome: 'no_violation',
  sanction: 'none',
  days: '7',
  rule: '',
  message: '',
  reason: ''
});

/** An account cannot be hidden or removed: it is warned, and perhaps suspended. */
export const outcomesFor = (kind: string): Outcome[] =>
  kind === 'account' ? ['no_violation', 'warn'] : ['no_violation', 'warn', 'hide', 'remove'];

/** Rules with those that the reports speak of first. */
export function rulesFor(one: Pick<Case, 'reasons' | 'score'>): Rule[] {
  const likely = one.reasons.map(({ reason }) => ruleFor[reason]);
  if (one.score !== null) likely.push('3.1');
  const first = [...new Set(likely.filter((rule) => rule !== undefined))];
  return [...first, ...RULES.filter((rule) => !first.includes(rule))];
}

export function faultsOf(draft: Draft): Faults {
  const faults: Faults = {};
  if (draft.reason.trim().length < SHORTEST) faults.reason = true;
  if (draft.outcome === 'no_violation') return faults;
  if (!draft.rule) faults.rule = true;
  if (!draft.message.trim()) faults.message = true;
  return faults;
}

export function verdictOf(draft: Draft): Verdict {
  const reason = draft.reason.trim();
  if (draft.outcome === 'no_violation' || !draft.rule) return { outcome: 'no_violation', reason };
  const ends = draft.sanction !== 'none' && draft.days !== FOREVER;
  return {
    outcome: draft.outcome,
    sanction: draft.sanction,
    days: ends ? Number(draft.days) : null,
    rule: draft.rule,
    message: draft.message.trim(),
    reason
  };
}
