/** Calls about how one’s account is kept. */
import { http } from '#lib/api/http.ts';
import type { Id, Me, Page, Schema } from '#lib/api/types.ts';

export type Security = Schema<'SecurityOverview'>;
export type SecurityLine = Schema<'SecurityLine'>;
export type Passkey = Schema<'PasskeyInfo'>;
export type TotpSetup = Schema<'TotpSetupInfo'>;
export type Proof = Partial<Schema<'Proof'>>;
export type Assertion = Schema<'PasskeyAssertion'>;
type Registration = Schema<'PasskeyRegistration'>;
type Options = Schema<'PasskeyOptions'>;

export const fetchSecurity = () => http.get<Security>('/me/security');

export const fetchSecurityEvents = (cursor: string | null) =>
  http.get<Page<SecurityLine>>('/me/security/events', { query: { cursor, limit: 30 } });

export const prove = (proof: Proof) => http.post<Schema<'Proven'>>('/me/proof', proof);

export const proofOptions = () => http.post<Options>('/me/proof/passkey-options');

export const beginTotp = () => http.post<TotpSetup>('/me/totp');

export const confirmTotp = (code: string) =>
  http.post<Schema<'TotpAdded'>>('/me/totp/confirm', { code });

export const removeTotp = () => http.delete('/me/totp');

export const creationOptions = () => http.post<Options>('/me/passkeys/options');

export const addPasskey = (name: string, credential: Registration) =>
  http.post<Schema<'PasskeyAdded'>>('/me/passkeys', { name, credential });

export const renamePasskey = (id: Id, name: string) =>
  http.patch<Passkey>(`/me/passkeys/${id}`, { name });

export const removePasskey = (id: Id) => http.delete(`/me/passkeys/${id}`);

export const makeRecoveryCodes = () => http.post<Schema<'RecoveryCodes'>>('/me/recovery-codes');

export const signInOptions = () => http.post<Options>('/passkey-options');

export const signInByPasskey = (passkey: Assertion) =>
  http.post<Me>('/sessions/passkey', { passkey });

export const secondOptions = (challenge: string) =>
  http.post<Options>('/sessions/second/options', { challenge });

export const completeSignIn = (challenge: string, proof: Proof) =>
  http.post<Me>('/sessions/second', { challenge, ...proof });

export const confirmNewEmail = (token: string) => http.post<Me>('/me/email/confirm', { token });

export const undoEmailChange = (token: string) => http.post('/email-changes/undo', { token });
