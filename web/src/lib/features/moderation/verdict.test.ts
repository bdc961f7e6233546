import { describe, expect, it } from 'vitest';
import { emptyDraft, faultsOf, FOREVER, outcomesFor, rulesFor, verdictOf } from './verdict.ts';

const draft = (changes: object) => ({ ...emptyDraft(), reason: 'vu', ...changes });

describe('faultsOf', () => {
  it('wants a reason always, a rule and a text for a violation', () => {
    expect(faultsOf(emptyDraft())).toEqual({ reason: true });
    expect(faultsOf(draft({ outcome: 'hide', reason: 'vu deux fois' }))).toEqual({
      rule: true,
      message: true
    });
  });
});

describe('verdictOf', () => {
  const hidden = { outcome: 'hide', rule: '4.1', message: ' Une insulte. ' };

  it('sends no sanction without a violation', () => {
    expect(verdictOf(draft({ sanction: 'suspend', rule: '4.1' }))).toEqual({
      outcome: 'no_violation',
      reason: 'vu'
    });
  });

  it('sends days only with a sanction that ends', () => {
    expect(verdictOf(draft(hidden))).toMatchObject({ sanction: 'none', days: null });
    expect(verdictOf(draft({ ...hidden, sanction: 'no_comments', days: '3' }))).toMatchObject({
      days: 3,
      message: 'Une insulte.'
    });
    expect(verdictOf(draft({ ...hidden, sanction: 'suspend', days: FOREVER }))).toMatchObject({
      days: null
    });
  });
});

describe('rulesFor', () => {
  it('begins with what the reports speak of, and has each rule once', () => {
    const rules = rulesFor({
      reasons: [
        { reason: 'hate', count: 2 },
        { reason: 'other', count: 1 }
      ],
      score: 0.8
    });
    expect(rules.slice(0, 3)).toEqual(['4.2', '3.1', '1.1']);
    expect(new Set(rules).size).toBe(rules.length);
  });
});

describe('outcomesFor', () => {
  it('hides and removes things, not accounts', () => {
    expect(outcomesFor('account')).toEqual(['no_violation', 'warn']);
    expect(outcomesFor('video')).toContain('remove');
  });
});
