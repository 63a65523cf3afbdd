import { spawn } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';
import { EnvError, parseEnv, SANDBOX_SECRETS } from './env.ts';

const production = {
  BMA_MODE: 'production',
  DATABASE_URL: 'postgres://app@db.example/bma',
  JWT_SECRET: 'x'.repeat(48),
  ENCRYPTION_KEY: Buffer.alloc(32, 1).toString('base64'),
  SOUNDTRACK_API_TOKEN: 'soundtrack',
  WHATSAPP_ACCESS_TOKEN: 'whatsapp',
  WHATSAPP_PHONE_NUMBER_ID: '1',
  WHATSAPP_APP_SECRET: 'app',
  WHATSAPP_VERIFY_TOKEN: 'verify',
  LINE_CHANNEL_ID: 'U1',
  LINE_CHANNEL_ACCESS_TOKEN: 'line',
  LINE_CHANNEL_SECRET: 'secret',
  ANTHROPIC_API_KEY: 'claude',
  SMTP_HOST: 'mail.example',
  SMTP_USER: 'care',
  SMTP_PASSWORD: 'mail',
  MAIL_FROM: 'care@mail.example',
};
const sandbox = { BMA_MODE: 'sandbox', DATABASE_URL: 'postgres://app@127.0.0.1/bma' };

function refusal(source: Record<string, string | undefined>): string {
  try {
    parseEnv(source);
  } catch (error) {
    if (error instanceof EnvError) return error.message;
  }
  return 'accepted';
}

describe('outside the sandbox', () => {
  it('a complete environment is accepted and nothing is sandboxed', () => {
    expect(parseEnv(production)).toMatchObject({ sandboxedVendors: [], POLLING_INTERVAL_SECONDS: 300 });
  });

  it.each(Object.keys(production).filter((name) => name !== 'BMA_MODE'))(
    'without %s it does not start and says so',
    (name) => {
      expect(refusal({ ...production, [name]: undefined })).toBe(`${name} is not set`);
    },
  );

  it.each(Object.entries(SANDBOX_SECRETS))(
    "the sandbox's %s is refused by name, and its value is not told",
    (name, value) => {
      const message = refusal({ ...production, [name]: value });
      expect(message).toContain(name);
      expect(message).not.toContain(value);
    },
  );

  it('a secret that is too short is named and not shown', () => {
    expect(refusal({ ...production, JWT_SECRET: 'short-and-secret' })).toBe('JWT_SECRET is not valid');
  });

  it('the older names of the documents are understood', () => {
    const { ANTHROPIC_API_KEY, SMTP_HOST, ...rest } = production;
    const env = parseEnv({
      ...rest,
      CLAUDE_API_KEY: ANTHROPIC_API_KEY,
      SMTP_SERVER: SMTP_HOST,
      POLLING_INTERVAL: '600',
    });
    expect(env).toMatchObject({
      ANTHROPIC_API_KEY: 'claude',
      SMTP_HOST: 'mail.example',
      POLLING_INTERVAL_SECONDS: 600,
    });
  });
});

describe('in the sandbox', () => {
  it('no key is needed, every vendor is a stand-in on loopback, and monitoring runs at demo pace', () => {
    const env = parseEnv(sandbox);
    expect(env.sandboxedVendors).toEqual(['soundtrack', 'whatsapp', 'line', 'claude', 'email']);
    for (const url of [
      env.SOUNDTRACK_API_URL,
      env.WHATSAPP_API_URL,
      env.LINE_API_URL,
      env.ANTHROPIC_BASE_URL,
    ]) {
      expect(new URL(url).hostname).toBe('127.0.0.1');
    }
    expect(env).toMatchObject({
      SMTP_HOST: '127.0.0.1',
      POLLING_INTERVAL_SECONDS: 15,
      SUSPECT_RECHECK_SECONDS: 5,
    });
  });

  it('a vendor whose key is set is used for real, the others stay stand-ins', () => {
    const env = parseEnv({ ...sandbox, ANTHROPIC_API_KEY: 'a real key' });
    expect(env.sandboxedVendors).not.toContain('claude');
    expect(env.ANTHROPIC_BASE_URL).toBe('https://api.anthropic.com');
  });

  it('with the real music provider monitoring runs at its own pace', () => {
    expect(parseEnv({ ...sandbox, SOUNDTRACK_API_TOKEN: 'a real token' }).POLLING_INTERVAL_SECONDS).toBe(300);
  });

  it('a sandbox beyond this machine is refused', () => {
    expect(refusal({ ...sandbox, SANDBOX_URL: 'http://sandbox.example:4010' })).toBe(
      'SANDBOX_URL must be a loopback address',
    );
  });
});

it.each(['api/main.ts', 'workers/start-workers.ts'])(
  '%s ends within two seconds and names what is missing',
  async (script) => {
    const { ANTHROPIC_API_KEY: _, ...rest } = production;
    const startedAt = performance.now();
    const child = spawn(process.execPath, [fileURLToPath(new URL(`../${script}`, import.meta.url))], {
      env: { PATH: process.env.PATH, ...rest },
    });
    let said = '';
    child.stderr.on('data', (chunk: Buffer) => {
      said += chunk.toString();
    });
    const code = await new Promise<number | null>((resolve) => child.on('close', resolve));
    expect({ code, said }).toEqual({ code: 78, said: 'Cannot start: ANTHROPIC_API_KEY is not set\n' });
    expect(performance.now() - startedAt).toBeLessThan(2_000);
  },
);
