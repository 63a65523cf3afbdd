import { notFound } from '../../domain/errors.ts';
import type { UserId } from '../../domain/ids.ts';
import { inTransaction } from '../context.ts';
import type { Context } from '../context.ts';
import { findUserProfile } from './find-user-profile.ts';
import type { UserProfile } from './find-user-profile.ts';

/** @throws DomainError user.not_found */
export async function getUser(context: Context, { userId }: { userId: UserId }): Promise<UserProfile> {
  const user = await inTransaction(context, ({ tx }) => findUserProfile(tx, userId));
  if (user === null) throw notFound('user');
  return user;
}
