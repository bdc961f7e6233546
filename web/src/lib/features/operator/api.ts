/** Calls of the operator's page, which changes nothing. */
import { http } from '#lib/api/http.ts';
import type { Schema } from '#lib/api/types.ts';

export type Setting = Schema<'Setting'>;
export type Installation = Schema<'Installation'>;

export const fetchSettings = () => http.get<Schema<'OperatorSettings'>>('/operator/settings');

export const fetchInstallation = () => http.get<Installation>('/operator/installation');
