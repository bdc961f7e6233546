/** The one way to the HTTP API: JSON in, JSON out, errors as `ApiError`. */
import { ApiError, problemOf } from './problem.ts';
import { inTurn } from './turns.ts';
import type { ApiPath } from './types.ts';

export const API_ROOT = '/api/v1';

export type Query = Record<string, string | number | boolean | null | undefined>;

type Options = {
  query?: Query;
  body?: unknown;
  signal?: AbortSignal;
  keepalive?: boolean;
};

let signedOut: () => void = () => undefined;
let switched: () => void = () => undefined;
let account: string | null = null;

/** As whom this page shows itself: the server refuses to write as anybody else. */
export function writeAs(id: string | null) {
  account = id;
}

/** What to do when the server says that another tab acts as another account by now. */
export function onSwitched(handler: () => void) {
  switched = handler;
}

/** What to do when the server says that the session is over. */
export function onSignedOut(handler: () => void) {
  signedOut = handler;
}

export function apiUrl(path: string, query: Query = {}): string {
  const search = new URLSearchParams();
  for (const [name, value] of Object.entries(query)) {
    if (value !== null && value !== undefined && value !== '') search.set(name, String(value));
  }
  const text = search.toString();
  return `${API_ROOT}${path}${text ? `?${text}` : ''}`;
}

/** What `boot.js` has asked for while the app was on its way, by address; each is taken once. */
type Early = Map<string, Promise<Response>>;

/** The answer that is here or on its way already; null when there is none, or it failed. */
async function early(method: string, url: string): Promise<Response | null> {
  const asked = (globalThis as { rampeEarly?: Early }).rampeEarly;
  const answer = method === 'GET' ? asked?.get(url) : undefined;
  asked?.delete(url);
  return answer?.catch(() => null) ?? null;
}

async function send(method: string, path: string, options: Options = {}): Promise<Response> {
  const { body } = options;
  const raw = body instanceof Blob;
  const headers: Record<string, string> = { Accept: 'application/json' };
  if (body !== undefined) {
    headers['Content-Type'] = raw ? body.type || 'application/octet-stream' : 'application/json';
  }
  if (account && method !== 'GET') headers['Rampe-Account'] = account;
  const url = apiUrl(path, options.query);
  const ask = async () =>
    fetch(url, {
      method,
      headers,
      body: body === undefined ? undefined : raw ? body : JSON.stringify(body),
      credentials: 'same-origin',
      signal: options.signal,
      keepalive: options.keepalive
    });
  let response: Response;
  try {
    if (method === 'GET') response = (await early(method, url)) ?? (await ask());
    // A page that goes cannot wait.
    else response = await (options.keepalive ? ask() : inTurn(path, ask));
  } catch (error) {
    if (options.signal?.aborted) throw error;
    throw new ApiError(0, 'network');
  }
  if (response.ok) return response;
  const problem = await problemOf(response);
  if (problem.code === 'sign_in_required') signedOut();
  if (problem.code === 'account_switched') switched();
  throw problem;
}

async function json<T>(response: Response): Promise<T> {
  if (response.status === 204 || response.headers.get('Content-Length') === '0') {
    return undefined as T;
  }
  const text = await response.text();
  return (text ? JSON.parse(text) : undefined) as T;
}

export const http = {
  get: async <T>(path: ApiPath<'get'>, options?: Options) =>
    json<T>(await send('GET', path, options)),
  post: async <T = void>(path: ApiPath<'post'>, body?: unknown, options?: Options) =>
    json<T>(await send('POST', path, { ...options, body })),
  put: async <T = void>(path: ApiPath<'put'>, body?: unknown, options?: Options) =>
    json<T>(await send('PUT', path, { ...options, body })),
  patch: async <T = void>(path: ApiPath<'patch'>, body?: unknown, options?: Options) =>
    json<T>(await send('PATCH', path, { ...options, body })),
  delete: async <T = void>(path: ApiPath<'delete'>, options?: Options) =>
    json<T>(await send('DELETE', path, options))
};
