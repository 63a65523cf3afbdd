import { forbidden } from '../domain/errors.ts';
import type { Actor } from './context.ts';

/** For what only an admin, or the system itself, may do. */
export function requireAdmin(actor: Actor, action: string): void {
  const isAdmin = actor.kind === 'system' || (actor.kind === 'person' && actor.role === 'admin');
  if (!isAdmin) throw forbidden(action);
}
