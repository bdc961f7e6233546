/** For how many days this installation keeps what. */
import { http } from '#lib/api/http.ts';
import type { Schema } from '#lib/api/types.ts';

export type Retention = Schema<'Retention'>;

export const fetchRetention = () => http.get<Retention>('/retention');
