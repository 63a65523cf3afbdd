import { createCipheriv, createHash, randomBytes } from 'node:crypto';
import type { ConnectionId } from '../../domain/ids.ts';

export const CIPHER = 'aes-256-gcm';
/** 96 bits, as GCM is specified for. */
const NONCE_BYTES = 12;

export type SealedFor = { connectionId: ConnectionId; encryptionKey: string };

/**
 * `<key id>.<nonce>.<tag>.<ciphertext>`. The connection's id is authenticated with it, so that secrets copied to
 * another row do not open; the key id tells which key is needed when keys are rotated.
 */
export function encryptSecrets(
  secrets: Record<string, string>,
  { connectionId, encryptionKey }: SealedFor,
): string {
  const nonce = randomBytes(NONCE_BYTES);
  const cipher = createCipheriv(CIPHER, Buffer.from(encryptionKey, 'base64'), nonce);
  cipher.setAAD(Buffer.from(connectionId));
  const sealed = Buffer.concat([cipher.update(JSON.stringify(secrets), 'utf8'), cipher.final()]);
  const parts = [nonce, cipher.getAuthTag(), sealed].map((part) => part.toString('base64url'));
  return [keyId(encryptionKey), ...parts].join('.');
}

/** Short, and tells nothing about the key. */
export function keyId(encryptionKey: string): string {
  return createHash('sha256').update(Buffer.from(encryptionKey, 'base64')).digest('hex').slice(0, 8);
}
