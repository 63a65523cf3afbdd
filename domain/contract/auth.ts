import { z } from 'zod';
import { USER_ROLES } from '../user/lists.ts';
import { api, id, instant, noInput, nothing } from './base.ts';

export const userSchema = z.object({
  id,
  name: z.string(),
  email: z.string(),
  role: z.enum(USER_ROLES),
  language: z.string(),
  organization: z.object({ id, name: z.string(), timezone: z.string(), isDemo: z.boolean() }),
});

/** The refresh token travels in an HttpOnly cookie only; the access token lives in memory. */
const session = z.object({ accessToken: z.string(), expiresAt: instant, user: userSchema });

export const authContract = {
  login: api
    .route({
      method: 'POST',
      path: '/auth/login',
      tags: ['auth'],
      summary: 'Sign in with mail address and password',
    })
    .input(z.object({ email: z.email(), password: z.string().min(1).max(200) }))
    .output(session),
  refresh: api
    .route({
      method: 'POST',
      path: '/auth/refresh',
      tags: ['auth'],
      summary: 'Exchange the refresh cookie for a new session',
    })
    .input(noInput)
    .output(session),
  logout: api
    .route({ method: 'POST', path: '/auth/logout', tags: ['auth'], summary: 'End this session' })
    .input(noInput)
    .output(nothing),
  me: api
    .route({ method: 'GET', path: '/auth/me', tags: ['auth'], summary: 'Who am I' })
    .input(noInput)
    .output(userSchema),
};
