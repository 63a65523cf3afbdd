/** Never in a log line, wherever it stands. */
export const REDACTED = [
  'authorization',
  'cookie',
  'password',
  'text',
  'body',
  '*.authorization',
  '*.cookie',
  '*.password',
  '*.text',
  '*.body',
];
