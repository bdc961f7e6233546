/** Calls of the accounts domain. */
import { http } from '#lib/api/http.ts';
import type { Gender, Me } from '#lib/api/types.ts';
import { tell } from '#lib/core/moments.ts';

export type SignUp = {
  email: string;
  password: string;
  handle: string;
  birth_date: string;
  country: string;
  locale: 'fr' | 'en';
  zone?: string;
  gender?: Gender;
  interests?: string[];
};

export const signUp = (account: SignUp) => http.post<Me>('/accounts', account);

export const signIn = (login: string, password: string) =>
  http.post<Me>('/sessions', { login, password });

export const signInToDemo = (handle: string) => http.post<Me>('/demo/sessions', { handle });

export const requestReset = (email: string) => http.post('/password-resets', { email });

export const confirmReset = (token: string, password: string) =>
  http.post('/password-resets/confirm', { token, password });

export const confirmEmail = (token: string) => http.post('/email-checks/confirm', { token });

export const sendCheckAgain = () => http.post('/email-checks');

export async function saveInterests(interests: string[]): Promise<Me> {
  const me = await http.put<Me>('/me/interests', { interests });
  tell({ kind: 'interests_chosen' });
  return me;
}
