/** Errors of the API (problem+json, RFC 9457) as one class with a stable code. */

export class ApiError extends Error {
  override readonly name = 'ApiError';

  constructor(
    readonly status: number,
    readonly code: string,
    readonly detail = '',
    readonly extra: Readonly<Record<string, unknown>> = {}
  ) {
    super(`${status} ${code}`);
  }

  /** Seconds to wait, when the server says so. */
  get retryAfter(): number | null {
    const seconds = Number(this.extra.retry_after);
    return Number.isFinite(seconds) && seconds > 0 ? Math.ceil(seconds) : null;
  }

  /** The server was not reached at all. */
  get offline(): boolean {
    return this.status === 0;
  }
}

/** Reads an answer that is not ok; whatever its body is, there is a code afterwards. */
export async function problemOf(response: Response): Promise<ApiError> {
  const body = (await response.json().catch(() => null)) as Record<string, unknown> | null;
  const extra = { ...body };
  const header = response.headers.get('Retry-After');
  if (header && extra.retry_after === undefined) extra.retry_after = header;
  return new ApiError(
    response.status,
    typeof body?.code === 'string' ? body.code : fallbackCode(response.status),
    typeof body?.detail === 'string' ? body.detail : '',
    extra
  );
}

function fallbackCode(status: number): string {
  const codes: Record<number, string> = {
    401: 'sign_in_required',
    403: 'forbidden',
    404: 'not_found',
    409: 'conflict',
    422: 'invalid',
    429: 'too_many'
  };
  return codes[status] ?? 'unknown';
}

export function isApiError(error: unknown, code?: string): error is ApiError {
  return error instanceof ApiError && (code === undefined || error.code === code);
}
