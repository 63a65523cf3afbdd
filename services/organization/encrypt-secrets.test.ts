import { expect, test } from 'vitest';
import type { ConnectionId } from '../../domain/ids.ts';
import { newId } from '../new-id.ts';
import { decryptSecrets } from './decrypt-secrets.ts';
import { encryptSecrets } from './encrypt-secrets.ts';

const encryptionKey = Buffer.alloc(32, 1).toString('base64');
const connectionId = newId<ConnectionId>();
const secrets = { accessToken: 'a very secret token' };
const unreadable = expect.objectContaining({ code: 'connection.secrets_unreadable' });

test('what was sealed for a connection opens for it, and shows nothing outside', () => {
  const sealed = encryptSecrets(secrets, { connectionId, encryptionKey });
  expect(sealed).not.toContain('secret');
  expect(encryptSecrets(secrets, { connectionId, encryptionKey })).not.toBe(sealed);
  expect(decryptSecrets(sealed, { connectionId, encryptionKey })).toEqual(secrets);
});

test('secrets copied to another connection do not open', () => {
  const sealed = encryptSecrets(secrets, { connectionId, encryptionKey });
  const elsewhere = { connectionId: newId<ConnectionId>(), encryptionKey };
  expect(() => decryptSecrets(sealed, elsewhere)).toThrow(unreadable);
});

test('another key is told by name, and a changed or cut text is refused', () => {
  const sealed = encryptSecrets(secrets, { connectionId, encryptionKey });
  const otherKey = Buffer.alloc(32, 2).toString('base64');
  expect(() => decryptSecrets(sealed, { connectionId, encryptionKey: otherKey })).toThrow(
    'another ENCRYPTION_KEY',
  );
  const [key, nonce, tag, text = ''] = sealed.split('.');
  const changed = [key, nonce, tag, `${text.startsWith('A') ? 'B' : 'A'}${text.slice(1)}`].join('.');
  const shortTag = [key, nonce, tag?.slice(0, 6), text].join('.');
  for (const broken of ['', 'none', changed, shortTag]) {
    expect(() => decryptSecrets(broken, { connectionId, encryptionKey }), broken).toThrow(unreadable);
  }
});
