import { describe, expect, it } from 'vitest';
import { accountAct, actsOn } from './acts.ts';
import type { Report, StaffAccount } from './api.ts';

const owner: StaffAccount = {
  id: '7',
  handle: 'alix',
  name: 'Alix',
  avatar_url: null,
  private: false,
  status: 'active',
  role: 'member',
  band: 'adult',
  birth_date: null,
  created_at: '2026-01-01T00:00:00Z'
};
const report: Report = {
  id: '1',
  kind: 'video',
  target_id: '2',
  reason: 'spam',
  details: '',
  minor: false,
  state: 'open',
  created_at: '2026-01-01T00:00:00Z',
  decided_at: null,
  reports: 1,
  reporter: null,
  owner,
  target: { text: 'x', hidden: false, path: null }
};
const names = (changed: Partial<Report>) =>
  actsOn({ ...report, ...changed }, '9').map((act) => act.name);

describe('actsOn', () => {
  it('hides, suspends or keeps what is open and in sight', () => {
    expect(names({})).toEqual(['hide', 'suspend', 'keep']);
  });

  it('brings back what is hidden', () => {
    expect(names({ target: { text: 'x', hidden: true, path: null } })).toEqual([
      'restore',
      'suspend'
    ]);
  });

  it('suspends or keeps an account: there is nothing else to hide', () => {
    expect(names({ kind: 'account' })).toEqual(['suspend', 'keep']);
  });

  it('lifts the suspension of who is suspended', () => {
    expect(names({ kind: 'account', owner: { ...owner, status: 'suspended' } })).toEqual([
      'unsuspend'
    ]);
  });

  it('keeps what a suspended account wrote, if it is fine', () => {
    expect(names({ owner: { ...owner, status: 'suspended' } })).toEqual([
      'hide',
      'unsuspend',
      'keep'
    ]);
  });

  it('closes the report of what is gone', () => {
    expect(names({ target: null, owner: null })).toEqual(['keep']);
  });

  it('never offers to suspend oneself', () => {
    expect(accountAct(owner, owner.id)).toBeNull();
  });
});
