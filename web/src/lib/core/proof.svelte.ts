/**
 * Step-up: an act that the server only does for who proved lately that it is them.
 *
 * `withProof(() => call())` sends a request; when the server wants a proof, one dialog asks for it
 * and the request is sent again. Who closes the dialog gets `proof_cancelled`, which `tellError`
 * passes over.
 */
import { ApiError, isApiError } from '#lib/api/problem.ts';

export type ProofMethod = 'passkey' | 'totp' | 'recovery_code' | 'password' | 'demo';

type Pending = { methods: ProofMethod[]; finish: (proved: boolean) => void };

const METHODS: readonly string[] = ['passkey', 'totp', 'recovery_code', 'password', 'demo'];

let pending = $state.raw<Pending | null>(null);

export const proving = {
  /** How the member can prove it, the handiest first; null while nothing is asked. */
  get methods(): ProofMethod[] | null {
    return pending?.methods ?? null;
  },
  finish(proved: boolean) {
    pending?.finish(proved);
    pending = null;
  }
};

/** The ways that an answer names, of those we know. */
export function methodsOf(error: ApiError): ProofMethod[] {
  const named = Array.isArray(error.extra.methods) ? (error.extra.methods as unknown[]) : [];
  return named.filter((name): name is ProofMethod => METHODS.includes(String(name)));
}

function askForProof(methods: ProofMethod[]): Promise<boolean> {
  pending?.finish(false);
  return new Promise((finish) => {
    pending = { methods, finish };
  });
}

export async function withProof<T>(call: () => Promise<T>): Promise<T> {
  try {
    return await call();
  } catch (error) {
    if (!isApiError(error, 'proof_required')) throw error;
    if (!(await askForProof(methodsOf(error)))) throw new ApiError(403, 'proof_cancelled');
    return call();
  }
}
