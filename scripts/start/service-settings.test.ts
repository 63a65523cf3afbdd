import { expect, it } from 'vitest';
import { EnvError } from '../../config/env.ts';
import { checkSettings, withMode } from './service-settings.ts';

const SECRETS = {
  postgresPassword: 'a',
  ownerPassword: 'b',
  appPassword: 'c',
  temporalPassword: 'd',
  jwtSecret: 'made-up-once-for-this-clone-and-kept-there',
  encryptionKey: Buffer.alloc(32, 7).toString('base64'),
};

it('without any setting everything is sandboxed and the secrets are those of this clone', () => {
  const env = checkSettings(withMode({}, SECRETS));
  expect(env.sandboxedVendors).toEqual(['soundtrack', 'whatsapp', 'line', 'claude', 'email']);
  expect(env.JWT_SECRET).toBe(SECRETS.jwtSecret);
  expect(env.ENCRYPTION_KEY).toBe(SECRETS.encryptionKey);
});

it('a vendor whose key is given is used for real', () => {
  const env = checkSettings(withMode({ ANTHROPIC_API_KEY: 'a-real-key' }, SECRETS));
  expect(env.sandboxedVendors).not.toContain('claude');
});

it('production makes no secret up: a missing one stops the start and is named, its value is not', () => {
  const settings = withMode({ BMA_MODE: 'production', ENCRYPTION_KEY: 'too-short-to-be-a-key' }, SECRETS);
  const failure = (() => {
    try {
      return checkSettings(settings);
    } catch (error) {
      return error;
    }
  })();
  expect(failure).toBeInstanceOf(EnvError);
  expect(String(failure)).toContain('JWT_SECRET is not set');
  expect(String(failure)).toContain('ENCRYPTION_KEY is not valid');
  expect(String(failure)).not.toContain('too-short-to-be-a-key');
});
