/** Reasons of a report by their names, in the order in which they are offered. */
import { m } from '#messages';

export const REASONS: readonly { code: string; name: () => string }[] = [
  { code: 'minor_safety', name: m.reason_minor_safety },
  { code: 'self_harm', name: m.reason_self_harm },
  { code: 'violence', name: m.reason_violence },
  { code: 'sexual', name: m.reason_sexual },
  { code: 'harassment', name: m.reason_harassment },
  { code: 'hate', name: m.reason_hate },
  { code: 'privacy', name: m.reason_privacy },
  { code: 'impersonation', name: m.reason_impersonation },
  { code: 'scam', name: m.reason_scam },
  { code: 'spam', name: m.reason_spam },
  { code: 'misinformation', name: m.reason_misinformation },
  { code: 'rights', name: m.reason_rights },
  { code: 'illegal', name: m.reason_illegal },
  { code: 'other', name: m.reason_other }
];

export function reasonName(code: string): string {
  return REASONS.find((reason) => reason.code === code)?.name() ?? code;
}
