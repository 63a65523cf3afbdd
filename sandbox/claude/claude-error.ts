const TYPE_OF: Record<number, string> = {
  400: 'invalid_request_error',
  401: 'authentication_error',
  402: 'billing_error',
  403: 'permission_error',
  404: 'not_found_error',
  413: 'request_too_large',
  429: 'rate_limit_error',
  500: 'api_error',
  504: 'timeout_error',
  529: 'overloaded_error',
};

export class ClaudeError extends Error {
  override name = 'ClaudeError';
  readonly status: number;
  constructor(status: number, message: string) {
    super(message);
    this.status = status;
  }
}

export const invalidRequest = (message: string) => new ClaudeError(400, message);

export function errorBody(status: number, message: string, requestId: string) {
  return { type: 'error', error: { type: TYPE_OF[status] ?? 'api_error', message }, request_id: requestId };
}
