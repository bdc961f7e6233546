/** For how many days this server keeps what is over, and what it usually is until the server has said it. */
import type { Schema } from '#lib/api/types.ts';
import { instance } from '#lib/core/instance.svelte.ts';

type Keeping = Schema<'Keeping'>;

const USUAL: Keeping = { grace_days: 30, archive_days: 7, former_handle_days: 30 };

export const keeping = (): Keeping => instance.current?.keeping ?? USUAL;
