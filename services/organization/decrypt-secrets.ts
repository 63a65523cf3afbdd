import { createDecipheriv } from 'node:crypto';
import { DomainError } from '../../domain/errors.ts';
import { CIPHER, keyId } from './encrypt-secrets.ts';
import type { SealedFor } from './encrypt-secrets.ts';

/** @throws DomainError when the key is another one, or the text was not sealed for this connection. */
export function decryptSecrets(sealed: string, { connectionId, encryptionKey }: SealedFor): unknown {
  const [sealedWith, ...parts] = sealed.split('.');
  const [nonce, tag, text] = parts.map((part) => Buffer.from(part, 'base64url'));
  if (nonce === undefined || tag === undefined || text === undefined) throw unreadable('they are damaged');
  if (sealedWith !== keyId(encryptionKey)) throw unreadable('they were stored with another ENCRYPTION_KEY');
  try {
    const decipher = createDecipheriv(CIPHER, Buffer.from(encryptionKey, 'base64'), nonce, {
      authTagLength: 16,
    });
    decipher.setAAD(Buffer.from(connectionId));
    decipher.setAuthTag(tag);
    return JSON.parse(Buffer.concat([decipher.update(text), decipher.final()]).toString('utf8'));
  } catch {
    throw unreadable('they are damaged or belong to another connection');
  }
}

function unreadable(why: string): DomainError {
  return new DomainError({
    code: 'connection.secrets_unreadable',
    kind: 'unavailable',
    message: `The stored credentials of this connection cannot be read: ${why}.`,
  });
}
