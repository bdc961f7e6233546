/**
 * Sends one file by tus 1.0, however long it takes: resumes where the server says, waits out what
 * passes, and gives up only where the server says no.
 */
import type { HttpRequest, HttpResponse, Upload } from 'tus-js-client';
import { apiUrl } from '#lib/api/http.ts';
import { ApiError } from '#lib/api/problem.ts';
import type { Id } from '#lib/api/types.ts';
import { isAnswer, whenAgain } from './again.ts';
import type { Trim } from './source.svelte.ts';

export type TransferEvents = {
  /** The server has a place for the bytes; `assetId` only when it was made just now. */
  onplace: (url: string, assetId: Id | null) => void;
  onprogress: (sent: number, total: number) => void;
  onwait: () => void;
  ondone: () => void;
  onrefuse: (problem: ApiError) => void;
};

/** An answer to HEAD that says nothing about the upload, such as that of a restarting server. */
class NoAnswer extends Error {
  constructor(readonly response: HttpResponse) {
    super('no answer about the upload');
  }
}

export class Transfer {
  #upload: Upload | null = null;
  #assetId: Id | null = null;
  #attempt = 0;
  #offset = 0;
  #run = 0;
  #timer: ReturnType<typeof setTimeout> | undefined;
  #stopped = false;

  constructor(
    readonly file: File,
    readonly url: string | null,
    readonly events: TransferEvents,
    readonly part: Trim | null = null
  ) {}

  start() {
    addEventListener('online', this.again);
    addEventListener('offline', this.#onOffline);
    void this.#send();
  }

  /** Goes on at once, without waiting for the rest of the pause. */
  again = () => {
    clearTimeout(this.#timer);
    if (this.#stopped) return;
    // What hangs on a network that is gone would hang for minutes.
    void this.#upload?.abort();
    void this.#send();
  };

  /** Stops, and has the server forget the bytes when `forget`. */
  stop(forget = false) {
    this.#finish();
    // Bytes that could not be deleted now expire on the server.
    void this.#upload?.abort(forget).catch(() => undefined);
  }

  #onOffline = () => {
    this.#run += 1;
    void this.#upload?.abort();
    this.#pause(0, null);
  };

  #finish() {
    this.#stopped = true;
    clearTimeout(this.#timer);
    removeEventListener('online', this.again);
    removeEventListener('offline', this.#onOffline);
  }

  async #send() {
    const run = ++this.#run;
    const upload = this.#upload ?? (await this.#prepare().catch(() => null));
    if (this.#stopped || run !== this.#run) return;
    this.#upload = upload;
    // Without a network not even the code that sends can be loaded.
    if (upload) upload.start();
    else this.#pause(0, null);
  }

  async #prepare(): Promise<Upload> {
    const tus = await import('tus-js-client');
    return new tus.Upload(this.file, {
      endpoint: apiUrl('/uploads'),
      uploadUrl: this.url,
      metadata: {
        filename: this.file.name,
        filetype: this.file.type,
        ...(this.part && { trim: `${this.part.start_ms},${this.part.end_ms}` })
      },
      // Waiting and remembering are done here, by rules that tests hold.
      retryDelays: null,
      storeFingerprintForResuming: false,
      onAfterResponse: (request, response) => this.#look(request, response),
      onUploadUrlAvailable: () => this.#placed(),
      onProgress: (sent, total) => this.events.onprogress(sent, total ?? this.file.size),
      onSuccess: () => {
        this.#finish();
        this.events.ondone();
      },
      onError: (error) => this.#failed(error)
    });
  }

  #look(request: HttpRequest, response: HttpResponse) {
    const method = request.getMethod();
    if (method === 'POST') this.#assetId = response.getHeader('Upload-Asset') ?? null;
    if (method !== 'HEAD') return;
    // Left alone, tus-js-client would begin anew on any bad answer, and lose what was sent.
    if (!isAnswer(response.getStatus())) throw new NoAnswer(response);
    const offset = Number(response.getHeader('Upload-Offset') ?? 0);
    if (offset > this.#offset) this.#attempt = 0;
    this.#offset = offset;
  }

  #placed() {
    if (this.#upload?.url) this.events.onplace(this.#upload.url, this.#assetId);
    this.#assetId = null;
  }

  #failed(error: Error) {
    const response = responseOf(error);
    if (!response) {
      this.#pause(0, null);
      return;
    }
    const problem = problemIn(response);
    this.#pause(problem.status, problem);
  }

  #pause(status: number, problem: ApiError | null) {
    if (this.#stopped) return;
    const next = whenAgain({
      status,
      code: problem?.code ?? '',
      retryAfter: problem?.retryAfter ?? null,
      attempt: this.#attempt++,
      online: navigator.onLine
    });
    if (next === 'never') {
      this.#finish();
      this.events.onrefuse(problem ?? new ApiError(status, 'unknown'));
      return;
    }
    this.events.onwait();
    if (next !== 'online') this.#timer = setTimeout(() => void this.#send(), next);
  }
}

function responseOf(error: Error): HttpResponse | null {
  const detailed = error as { originalResponse?: HttpResponse | null; causingError?: Error | null };
  if (detailed.causingError instanceof NoAnswer) return detailed.causingError.response;
  return detailed.originalResponse ?? null;
}

function problemIn(response: HttpResponse): ApiError {
  let body: Record<string, unknown> = {};
  try {
    body = JSON.parse(response.getBody()) as Record<string, unknown>;
  } catch {
    // Answers to HEAD have no body, and a proxy may answer in its own words.
  }
  const code = typeof body.code === 'string' ? body.code : 'unknown';
  const retryAfter = body.retry_after ?? response.getHeader('Retry-After');
  return new ApiError(response.getStatus(), code, '', { ...body, retry_after: retryAfter });
}
