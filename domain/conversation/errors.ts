import { DomainError } from '../errors.ts';

export function conversationClosed(): DomainError {
  return new DomainError({
    code: 'conversation.closed',
    kind: 'conflict',
    message: 'This conversation is closed. The next message of the contact opens a new one.',
  });
}

/** WhatsApp takes free text for 24 hours after the contact's last message only. */
export function windowClosed(): DomainError {
  return new DomainError({
    code: 'conversation.window_closed',
    kind: 'conflict',
    message:
      'The last message of this contact is older than 24 hours, so WhatsApp takes no free text any more.',
  });
}

export function hasUnread(): DomainError {
  return new DomainError({
    code: 'conversation.unread',
    kind: 'conflict',
    message: 'The contact has written again meanwhile. Read it before you close the conversation.',
  });
}
