import { memberOnly } from '#lib/core/guard.ts';

export const load = ({ url }) => memberOnly(url);
