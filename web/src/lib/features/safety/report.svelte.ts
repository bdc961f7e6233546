/** What is being reported, from anywhere in the client. */
import { http } from '#lib/api/http.ts';
import type { Id, ReportKind } from '#lib/api/types.ts';
import { signedInOrAsk } from '#lib/core/signin.ts';

export type Reported = { kind: ReportKind; id: Id; name: string; ondone?: () => void };

let current = $state<Reported | null>(null);

export const reporting = {
  get current(): Reported | null {
    return current;
  },
  close() {
    current = null;
  }
};

export function openReport(reported: Reported) {
  if (signedInOrAsk()) current = reported;
}

export const sendReport = (reported: Reported, reason: string, details: string) =>
  http.post<{ id: Id }>('/reports', {
    kind: reported.kind,
    target_id: reported.id,
    reason,
    ...(details ? { details } : {})
  });
