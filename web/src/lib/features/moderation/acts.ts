/** What staff may do with a report, as questions to confirm and calls to make. */
import { m } from '#messages';
import type { Report, StaffAccount } from './api.ts';
import { hideTarget, restoreAccount, restoreTarget, suspendAccount } from './api.ts';

export type Act = {
  name: 'hide' | 'restore' | 'keep' | 'suspend' | 'unsuspend';
  label: string;
  question: string;
  text: string;
  done: string;
  danger: boolean;
  run: (reason: string) => Promise<unknown>;
};

const hide = (report: Report): Act => ({
  name: 'hide',
  label: m.moderation_hide(),
  question: m.moderation_hide_question(),
  text: m.moderation_hide_text(),
  done: m.moderation_done_hide(),
  danger: true,
  run: (reason) => hideTarget(report.kind, report.target_id, reason)
});

const restore = (report: Report): Act => ({
  name: 'restore',
  label: m.moderation_restore(),
  question: m.moderation_restore_question(),
  text: m.moderation_restore_text(),
  done: m.moderation_done_restore(),
  danger: false,
  run: (reason) => restoreTarget(report.kind, report.target_id, reason)
});

const keep = (report: Report): Act => ({
  ...restore(report),
  name: 'keep',
  label: m.moderation_keep(),
  question: m.moderation_keep_question(),
  text: m.moderation_keep_text(),
  done: m.moderation_done_keep(),
  // A reported account is closed by its own route: to restore it is to let it stay.
  run: (reason) =>
    report.kind === 'account'
      ? restoreAccount(report.target_id, reason)
      : restoreTarget(report.kind, report.target_id, reason)
});

export const suspend = (account: StaffAccount): Act => ({
  name: 'suspend',
  label: m.moderation_suspend(),
  question: m.moderation_suspend_question({ handle: account.handle }),
  text: m.moderation_suspend_text(),
  done: m.moderation_done_suspend(),
  danger: true,
  run: (reason) => suspendAccount(account.id, reason)
});

export const unsuspend = (account: StaffAccount): Act => ({
  name: 'unsuspend',
  label: m.moderation_unsuspend(),
  question: m.moderation_unsuspend_question({ handle: account.handle }),
  text: m.moderation_unsuspend_text(),
  done: m.moderation_done_unsuspend(),
  danger: false,
  run: (reason) => restoreAccount(account.id, reason)
});

/** Suspend, or lift it; nothing for accounts that are gone, and never for oneself. */
export function accountAct(account: StaffAccount | null, me: string | undefined): Act | null {
  if (!account || account.id === me || account.status === 'deleted') return null;
  return account.status === 'suspended' ? unsuspend(account) : suspend(account);
}

const canStay = (account: StaffAccount | null) => account?.status !== 'suspended';

/** What can be done about a report, the likeliest first. */
export function actsOn(report: Report, me: string | undefined): Act[] {
  const acts: Act[] = [];
  if (report.kind !== 'account' && report.target) {
    acts.push(report.target.hidden ? restore(report) : hide(report));
  }
  const onAccount = accountAct(report.owner, me);
  if (onAccount) acts.push(onAccount);
  const settled = report.target?.hidden || (report.kind === 'account' && !canStay(report.owner));
  if (report.state === 'open' && !settled) {
    acts.push(keep(report));
  }
  return acts;
}
