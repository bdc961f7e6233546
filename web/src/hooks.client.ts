/** Errors nobody caught: an API error keeps its code, the rest gets none. */
import { ApiError } from '#lib/api/problem.ts';
import type { HandleClientError } from '@sveltejs/kit/hooks';

export const handleError: HandleClientError = ({ error }) =>
  error instanceof ApiError
    ? { status: error.status || 500, message: error.message, code: error.code }
    : undefined;
