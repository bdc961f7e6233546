/** Looks at a picked file before it is sent: what is certain to be refused is not sent at all. */
import { lookAt } from './frames.ts';
import { objectToFile, objectToLength, type Limits, type Objection } from './limits.ts';

export async function objectTo(file: File, limits: Limits): Promise<Objection | null> {
  const objection = objectToFile(file, limits);
  if (objection) return objection;
  const look = await lookAt(file);
  return objectToLength(look?.seconds ?? null, limits);
}
