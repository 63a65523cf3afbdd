import { DomainError } from '../../domain/errors.ts';
import { getUser } from '../../services/user/get-user.ts';
import type { UserProfile } from '../../services/user/find-user-profile.ts';
import type { IssuedSession } from '../../services/user/issue-session.ts';
import { logIn } from '../../services/user/log-in.ts';
import { logOut } from '../../services/user/log-out.ts';
import { refreshSession } from '../../services/user/refresh-session.ts';
import { verbContext } from '../dependencies.ts';
import type { RequestContext } from '../dependencies.ts';
import { signAccessToken } from '../middleware/access-token.ts';
import { open, signedIn } from '../procedures.ts';

export const authRoutes = {
  login: open.auth.login.handler(async ({ input, context }) => {
    const { user, session } = await logIn(scope(context), { ...input, userAgent: context.userAgent });
    return answer(context, user, session);
  }),
  refresh: open.auth.refresh.handler(async ({ context }) => {
    const { refreshToken } = context.cookies;
    if (refreshToken === null) {
      throw new DomainError({
        code: 'user.session_over',
        kind: 'unauthenticated',
        message: 'Sign in first.',
      });
    }
    const { user, session } = await refreshSession(scope(context), {
      refreshToken,
      userAgent: context.userAgent,
    });
    return answer(context, user, session);
  }),
  logout: signedIn.auth.logout.handler(async ({ context }) => {
    await logOut(verbContext(context), { familyId: context.user.familyId });
    context.cookies.set('refresh', null);
    return {};
  }),
  me: signedIn.auth.me.handler(({ context }) =>
    getUser(verbContext(context), { userId: context.user.userId }),
  ),
};

function scope({ deps, requestId }: RequestContext) {
  return { database: deps.database, clock: deps.clock, requestId };
}

async function answer(context: RequestContext, user: UserProfile, session: IssuedSession) {
  context.cookies.set('refresh', { token: session.refreshToken, expiresAt: session.refreshExpiresAt });
  const { accessToken, expiresAt } = await signAccessToken(
    { userId: user.id, organizationId: user.organization.id, role: user.role, familyId: session.familyId },
    { secret: context.deps.settings.jwtSecret, now: context.deps.clock.now() },
  );
  return { accessToken, expiresAt: expiresAt.toISOString(), user };
}
