import type { Request, Response } from 'express';
import type { RequestContext } from '../dependencies.ts';

const NAME = 'bma_refresh';
/** Sent to login, refresh and logout only. */
const PATH = '/api/v1/auth';

/** The refresh token's only way to and from the browser. */
export function refreshCookie(
  request: Request,
  response: Response,
  isSecure: boolean,
): RequestContext['cookies'] {
  const found = request.get('cookie')?.match(new RegExp(`(?:^|;\\s*)${NAME}=([\\w-]+)`));
  return {
    refreshToken: found?.[1] ?? null,
    set(_name, value) {
      const attributes = `Path=${PATH}; HttpOnly; SameSite=Strict${isSecure ? '; Secure' : ''}`;
      const cookie =
        value === null
          ? `${NAME}=; ${attributes}; Max-Age=0`
          : `${NAME}=${value.token}; ${attributes}; Expires=${value.expiresAt.toUTCString()}`;
      response.append('set-cookie', cookie);
    },
  };
}
