import { describe, expect, it } from 'vitest';
import type { Message } from './conversation-types.ts';
import { findCollision } from './find-collision.ts';

const message = (sequence: number, senderKind: Message['senderKind'], senderName: string): Message => ({
  id: `m${sequence}`,
  sequence,
  senderKind,
  senderName,
  channel: 'whatsapp',
  kind: 'text',
  text: 'Hello',
  at: '2026-03-01T09:00:00.000Z',
  delivery: null,
  turnId: null,
});
const thread = [
  message(1, 'contact', 'Guest One'),
  message(2, 'team', 'Colleague One'),
  message(3, 'contact', 'Guest One'),
];

describe('an answer being written', () => {
  it('is warned when a colleague answered after it was begun', () => {
    const messages = [...thread, message(4, 'team', 'Colleague One')];
    expect(findCollision(messages, { since: 3, ownName: 'Me' })?.sequence).toBe(4);
  });

  it('is not warned of older answers, of the contact, or of its own writer', () => {
    expect(findCollision(thread, { since: 3, ownName: 'Me' })).toBeNull();
    const own = [...thread, message(4, 'team', 'Me'), message(5, 'contact', 'Guest One')];
    expect(findCollision(own, { since: 3, ownName: 'Me' })).toBeNull();
  });
});
