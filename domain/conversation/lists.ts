export const CONVERSATION_STATUSES = ['open', 'closed'] as const;
export type ConversationStatus = (typeof CONVERSATION_STATUSES)[number];

/** Who answers: the bot, or a person until he gives it back. */
export const HANDLERS = ['bot', 'person'] as const;
export type Handler = (typeof HANDLERS)[number];

/** Every case has exactly one (SLA-12). */
export const SERVICE_CLASSES = ['urgent', 'quality'] as const;
export type ServiceClass = (typeof SERVICE_CLASSES)[number];

export const CLOCKS = ['first_response'] as const;
export type ClockName = (typeof CLOCKS)[number];

export const CLOCK_EVENTS = ['started', 'met', 'breached', 'escalated', 'stopped'] as const;
export type ClockEventKind = (typeof CLOCK_EVENTS)[number];
