/**
 * Passkeys in the browser: WebAuthn's JSON of the server to what the browser takes, and back.
 *
 * Written out rather than by `parseRequestOptionsFromJSON()`, which phones of 2023 do not have.
 */
import { ApiError } from '#lib/api/problem.ts';
import type { Schema } from '#lib/api/types.ts';

export type Options = Record<string, unknown>;
type Descriptor = { id: string; type: 'public-key'; transports?: AuthenticatorTransport[] };

export function bytesOf(text: string): Uint8Array<ArrayBuffer> {
  const binary = atob(text.replaceAll('-', '+').replaceAll('_', '/'));
  return Uint8Array.from(binary, (char) => char.charCodeAt(0));
}

export function textOf(bytes: ArrayBuffer): string {
  const binary = Array.from(new Uint8Array(bytes), (byte) => String.fromCharCode(byte)).join('');
  return btoa(binary).replaceAll('+', '-').replaceAll('/', '_').replace(/=+$/, '');
}

/** Whether this browser can have passkeys at all, here: they want HTTPS or this machine itself. */
export const passkeysHere = () => typeof PublicKeyCredential === 'function';

/** Whether the browser can offer passkeys among the suggestions of a field. */
export async function passkeysInFields(): Promise<boolean> {
  if (!passkeysHere()) return false;
  return (await PublicKeyCredential.isConditionalMediationAvailable?.()) ?? false;
}

const described = (list: unknown) =>
  ((list as Descriptor[] | undefined) ?? []).map((one) => ({ ...one, id: bytesOf(one.id) }));

/** Has the device make a passkey. */
export async function createPasskey(options: Options): Promise<Schema<'PasskeyRegistration'>> {
  const user = options.user as { id: string; name: string; displayName: string };
  const made = await navigator.credentials.create({
    publicKey: {
      ...options,
      challenge: bytesOf(options.challenge as string),
      user: { ...user, id: bytesOf(user.id) },
      excludeCredentials: described(options.excludeCredentials)
    } as unknown as PublicKeyCredentialCreationOptions
  });
  const credential = made as PublicKeyCredential;
  const response = credential.response as AuthenticatorAttestationResponse;
  return {
    id: credential.id,
    rawId: textOf(credential.rawId),
    type: 'public-key',
    response: {
      clientDataJSON: textOf(response.clientDataJSON),
      attestationObject: textOf(response.attestationObject),
      transports: response.getTransports?.() ?? []
    }
  };
}

/** Asks for a passkey; with `conditional`, among the suggestions of a field, as long as it takes. */
export async function askPasskey(
  options: Options,
  how: { conditional?: boolean; signal?: AbortSignal } = {}
): Promise<Schema<'PasskeyAssertion'>> {
  const given = await navigator.credentials.get({
    publicKey: {
      ...options,
      challenge: bytesOf(options.challenge as string),
      allowCredentials: described(options.allowCredentials)
    } as PublicKeyCredentialRequestOptions,
    signal: how.signal,
    ...(how.conditional ? { mediation: 'conditional' as const } : {})
  });
  const credential = given as PublicKeyCredential;
  const response = credential.response as AuthenticatorAssertionResponse;
  return {
    id: credential.id,
    rawId: textOf(credential.rawId),
    type: 'public-key',
    response: {
      clientDataJSON: textOf(response.clientDataJSON),
      authenticatorData: textOf(response.authenticatorData),
      signature: textOf(response.signature),
      userHandle: response.userHandle ? textOf(response.userHandle) : null
    }
  };
}

/** What the browser refuses, as an error that has words; closing its window is `passkey_cancelled`. */
export async function inWords<T>(ask: Promise<T>): Promise<T> {
  try {
    return await ask;
  } catch (error) {
    if (!(error instanceof DOMException)) throw error;
    const codes: Record<string, string> = {
      InvalidStateError: 'passkey_known',
      SecurityError: 'passkeys_off',
      NotSupportedError: 'passkey_unsupported'
    };
    throw new ApiError(400, codes[error.name] ?? 'passkey_cancelled');
  }
}
