/** How the edge answers: each code below belongs to exactly one of these. */
export const ERROR_KINDS = [
  'invalid',
  'unauthenticated',
  'forbidden',
  'not_found',
  'conflict',
  'too_many',
  'unavailable',
] as const;
export type ErrorKind = (typeof ERROR_KINDS)[number];

/** The one error the house throws on purpose. `message` is safe to show to a person. */
export class DomainError extends Error {
  override name = 'DomainError';
  readonly code: string;
  readonly kind: ErrorKind;
  readonly details: Record<string, unknown>;

  constructor(input: { code: string; kind: ErrorKind; message: string; details?: Record<string, unknown> }) {
    super(input.message);
    this.code = input.code;
    this.kind = input.kind;
    this.details = input.details ?? {};
  }
}

/** An object of another organization answers exactly like one that does not exist. */
export function notFound(noun: string): DomainError {
  return new DomainError({
    code: `${noun}.not_found`,
    kind: 'not_found',
    message: `This ${noun} does not exist.`,
  });
}

export function forbidden(action: string): DomainError {
  return new DomainError({
    code: 'user.forbidden',
    kind: 'forbidden',
    message: `You may not ${action}.`,
    details: { action },
  });
}

/** An order that came too late: somebody else has changed the object meanwhile. */
export function conflict(noun: string, message: string): DomainError {
  return new DomainError({ code: `${noun}.conflict`, kind: 'conflict', message });
}
