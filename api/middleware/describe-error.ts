/** What may be written of an error: a failed query's message carries its parameters, which may be somebody's words. */
export function describeError(error: unknown): { problem: string; stack: string | undefined } {
  if (!(error instanceof Error))
    return { problem: 'something was thrown that is no error', stack: undefined };
  const isQuery = 'query' in error;
  const { cause } = error;
  const code = cause instanceof Error && 'code' in cause ? ` ${String(cause.code)}` : '';
  const problem = isQuery
    ? `a query failed:${code} ${cause instanceof Error ? cause.name : ''}`.trimEnd()
    : error.message;
  // the first lines of a stack repeat the message
  const frames = error.stack?.split('\n').filter((line) => /^\s+at /.test(line));
  return { problem, stack: frames?.join('\n') };
}
