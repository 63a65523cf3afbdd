import type { OrganizationId, UserId } from '../ids.ts';
import type { UserRole } from './lists.ts';

/** Who asks, as proven by an access token whose session is alive. */
export type AuthenticatedUser = {
  userId: UserId;
  organizationId: OrganizationId;
  role: UserRole;
  familyId: string;
};
