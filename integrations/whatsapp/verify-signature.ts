import { createHmac } from 'node:crypto';
import { isSameSignature } from '../is-same-signature.ts';

/** `X-Hub-Signature-256` over the raw bytes: JSON written anew differs as soon as there is an accent or an emoji. */
export function verifySignature(input: {
  rawBody: Buffer;
  header: string | undefined;
  appSecret: string;
}): boolean {
  const { rawBody, header, appSecret } = input;
  // Anybody can sign with an empty secret.
  if (appSecret === '' || header === undefined) return false;
  const digest = createHmac('sha256', appSecret).update(rawBody).digest('hex');
  return isSameSignature(`sha256=${digest}`, header);
}
