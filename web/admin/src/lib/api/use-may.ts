import { PERMISSIONS } from '../../../../../domain/user/permissions.ts';
import type { Action } from '../../../../../domain/user/permissions.ts';
import { useUser } from './session.ts';

/** Whether a control is shown at all; the server decides again. */
export function useMay(action: Action): boolean {
  const { role } = useUser();
  const rights: Partial<Record<string, readonly Action[]>> = PERMISSIONS;
  return rights[role]?.includes(action) ?? false;
}
