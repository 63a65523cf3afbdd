import { forbidden } from '../domain/errors.ts';
import { PERMISSIONS } from '../domain/user/permissions.ts';
import type { Action } from '../domain/user/permissions.ts';
import type { Context } from './context.ts';

/**
 * The first line of a verb. People of the staff need the right; the house's own processes have it by construction.
 * A contact never passes here: what he may do is decided by his venues, in the verb.
 * @throws DomainError user.forbidden
 */
export function requirePermission(context: Context, action: Action): void {
  const { actor } = context;
  switch (actor.kind) {
    case 'person':
      if (!PERMISSIONS[actor.role].includes(action)) throw forbidden(action);
      return;
    case 'contact':
      throw forbidden(action);
    case 'bot':
    case 'timer':
    case 'system':
      return;
  }
}
