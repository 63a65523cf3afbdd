import type { ErrorRequestHandler } from 'express';
import { ZodError } from 'zod';

export class AdminError extends Error {
  override name = 'AdminError';
  readonly status: number;
  constructor(status: number, message: string) {
    super(message);
    this.status = status;
  }
}

const toSentence = ({ issues }: ZodError) =>
  issues.map(({ path, message }) => [path.join('.'), message].filter(Boolean).join(': ')).join('; ');

export const toAdminError: ErrorRequestHandler = (error, _request, response, _next) => {
  if (error instanceof AdminError) return void response.status(error.status).json({ error: error.message });
  if (error instanceof ZodError) return void response.status(400).json({ error: toSentence(error) });
  if (error instanceof SyntaxError)
    return void response.status(400).json({ error: 'The body is not valid JSON.' });
  process.stderr.write(`sandbox admin: ${String(error?.stack ?? error)}\n`);
  response.status(500).json({ error: 'Something went wrong in the sandbox.' });
};
