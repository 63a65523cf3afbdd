import { createHmac } from 'node:crypto';
import { isSameSignature } from '../is-same-signature.ts';

/** `x-line-signature` over the raw bytes. Not the SDK's check, whose base64 decoder forgives stray characters. */
export function verifySignature(input: {
  rawBody: Buffer;
  header: string | undefined;
  channelSecret: string;
}): boolean {
  const { rawBody, header, channelSecret } = input;
  // Anybody can sign with an empty secret.
  if (channelSecret === '' || header === undefined) return false;
  return isSameSignature(createHmac('sha256', channelSecret).update(rawBody).digest('base64'), header);
}
