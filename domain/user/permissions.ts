import type { UserRole } from './lists.ts';

/** What a member of staff may be allowed to do. Reading is open to every role. */
export const ACTIONS = [
  'conversation.handle',
  'conversation.assign',
  'message.settle',
  'incident.handle',
  'alert.resolve',
  'zone.check',
  'venue.silence',
  'music.change',
] as const;
export type Action = (typeof ACTIONS)[number];

/** Roles as data; a viewer reads and changes nothing. */
export const PERMISSIONS: Record<UserRole, readonly Action[]> = {
  admin: ACTIONS,
  manager: ACTIONS,
  agent: ACTIONS,
  viewer: [],
};
