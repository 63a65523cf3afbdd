import { jwtVerify, SignJWT } from 'jose';
import { z } from 'zod';
import type { OrganizationId, UserId } from '../../domain/ids.ts';
import type { AuthenticatedUser } from '../../domain/user/authenticated-user.ts';
import { USER_ROLES } from '../../domain/user/lists.ts';

/** AUTH-02. */
const ACCESS_HOURS = 24;
/** Pinned here and never read from the token. */
const ALGORITHM = 'HS256';
const TYPE = 'at+jwt';
const ISSUER = 'bma-social';
const AUDIENCE = 'bma-social-api';

const claims = z.object({ sub: z.uuid(), org: z.uuid(), role: z.enum(USER_ROLES), fam: z.uuid() });

export async function signAccessToken(
  user: AuthenticatedUser,
  { secret, now }: { secret: string; now: Date },
): Promise<{ accessToken: string; expiresAt: Date }> {
  const issuedAt = Math.floor(now.getTime() / 1_000);
  const expiresAt = new Date((issuedAt + ACCESS_HOURS * 3_600) * 1_000);
  const accessToken = await new SignJWT({ org: user.organizationId, role: user.role, fam: user.familyId })
    .setProtectedHeader({ alg: ALGORITHM, typ: TYPE })
    .setSubject(user.userId)
    .setIssuer(ISSUER)
    .setAudience(AUDIENCE)
    .setIssuedAt(issuedAt)
    .setExpirationTime(expiresAt)
    .sign(new TextEncoder().encode(secret));
  return { accessToken, expiresAt };
}

/** Who a token speaks for, or null for every kind of forged, foreign or expired one. */
export async function readAccessToken(
  token: string,
  { secret, now }: { secret: string; now: Date },
): Promise<AuthenticatedUser | null> {
  try {
    const { payload } = await jwtVerify(token, new TextEncoder().encode(secret), {
      algorithms: [ALGORITHM],
      typ: TYPE,
      issuer: ISSUER,
      audience: AUDIENCE,
      currentDate: now,
    });
    const parsed = claims.safeParse(payload);
    if (!parsed.success) return null;
    const { sub, org, role, fam } = parsed.data;
    // cast: ids we signed ourselves
    return { userId: sub as UserId, organizationId: org as OrganizationId, role, familyId: fam };
  } catch {
    return null;
  }
}
