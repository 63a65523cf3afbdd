import { PERMISSIONS } from '../../../../../domain/user/permissions.ts';
import type { Action } from '../../../../../domain/user/permissions.ts';
import type { UserRole } from '../../../../../domain/user/lists.ts';
import { useUser } from './session.ts';

/** What the server would refuse is not offered. It decides all the same. */
export function useMay(action: Action): boolean {
  const { role } = useUser();
  const allowed: readonly Action[] | undefined = PERMISSIONS[role as UserRole]; // cast: an unknown role may do nothing
  return allowed?.includes(action) ?? false;
}
