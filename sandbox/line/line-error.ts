/** LINE's error body: one message for people, details by property. */
export class LineError extends Error {
  override name = 'LineError';
  readonly status: number;
  readonly details: { message: string; property: string }[];
  constructor(status: number, message: string, details: { message: string; property: string }[] = []) {
    super(message);
    this.status = status;
    this.details = details;
  }

  toBody() {
    return this.details.length > 0
      ? { message: this.message, details: this.details }
      : { message: this.message };
  }
}

export const invalidBody = (property: string, message: string) =>
  new LineError(400, 'The request body has 1 error(s)', [{ message, property }]);
