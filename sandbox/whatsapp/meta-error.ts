import { randomBytes } from 'node:crypto';

/** Meta's error body; `code` is what a client acts on, `details` says more. */
export class MetaError extends Error {
  override name = 'MetaError';
  readonly status: number;
  readonly code: number;
  readonly details: string | undefined;
  constructor(input: { status: number; code: number; message: string; details?: string }) {
    super(input.message);
    this.status = input.status;
    this.code = input.code;
    this.details = input.details;
  }

  toBody() {
    const { message, code, details } = this;
    const error_data = details === undefined ? undefined : { messaging_product: 'whatsapp', details };
    const fbtrace_id = randomBytes(8).toString('base64url');
    return {
      error: { message, type: 'OAuthException', code, ...(error_data && { error_data }), fbtrace_id },
    };
  }
}

export const missingParameter = (name: string) =>
  new MetaError({ status: 400, code: 100, message: `(#100) The parameter ${name} is required.` });

export const invalidParameter = (details: string) =>
  new MetaError({ status: 400, code: 100, message: '(#100) Invalid parameter', details });

/** The reasons that come later, in a status callback, and nowhere else. */
export const WINDOW_CLOSED = {
  code: 131047,
  title: 'Re-engagement message',
  message: 'Re-engagement message',
  error_data: {
    details:
      'Message failed to send because more than 24 hours have passed since the customer last replied to this number.',
  },
};
