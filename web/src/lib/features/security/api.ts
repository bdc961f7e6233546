/** Calls about how one’s account is kept. */
import { http } from '#lib/api/http.ts';
import type { Schema } from '#lib/api/types.ts';

export type Proof = Schema<'Proof'>;

export const prove = (proof: Proof) => http.post<Schema<'Proven'>>('/me/proof', proof);
