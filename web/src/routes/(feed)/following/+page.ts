/** Following is for members: guests follow nobody. */
import { memberOnly } from '#lib/core/guard.ts';

export const load = ({ url }: { url: URL }) => memberOnly(url).then(() => undefined);
