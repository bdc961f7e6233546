/** What a decision is called to the member it concerns. */
import { m } from '#messages';
import type { OwnDecision } from './api.ts';

export function outcomeTitle(decision: Pick<OwnDecision, 'outcome' | 'kind'>): string {
  switch (decision.outcome) {
    case 'hide':
      return m.safety_outcome_hide();
    case 'remove':
      return m.safety_outcome_remove();
    default:
      return decision.kind === 'account'
        ? m.safety_outcome_warn_account()
        : m.safety_outcome_warn();
  }
}

export function sanctionTitle(decision: Pick<OwnDecision, 'sanction'>): string | null {
  switch (decision.sanction) {
    case 'no_comments':
      return m.safety_sanction_no_comments();
    case 'no_publishing':
      return m.safety_sanction_no_publishing();
    case 'suspend':
      return m.safety_sanction_suspend();
    default:
      return null;
  }
}
