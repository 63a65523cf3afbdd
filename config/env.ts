import { z } from 'zod';

/**
 * Parsed once per process; the only reader of process.env in the house.
 * In sandbox mode every vendor without a key of its own points to the local stand-ins with explicit dummy keys,
 * so that a developer's real credentials can never be used by accident.
 */

/** What the sandbox accepts; refused as a secret outside sandbox mode. */
export const SANDBOX_SECRETS = {
  SOUNDTRACK_API_TOKEN: 'c2FuZGJveDpzb3VuZHRyYWNr',
  WHATSAPP_ACCESS_TOKEN: 'sandbox-whatsapp-token',
  WHATSAPP_APP_SECRET: 'sandbox-whatsapp-app-secret',
  WHATSAPP_VERIFY_TOKEN: 'sandbox-verify-token',
  LINE_CHANNEL_ACCESS_TOKEN: 'sandbox-line-token',
  LINE_CHANNEL_SECRET: 'sandbox-line-channel-secret',
  ANTHROPIC_API_KEY: 'sandbox-anthropic-key',
  SMTP_PASSWORD: 'sandbox-smtp-password',
  JWT_SECRET: 'sandbox-jwt-secret-never-use-outside-the-sandbox',
  ENCRYPTION_KEY: 'c2FuZGJveC1lbmNyeXB0aW9uLWtleS0zMi1ieXRlcyE=',
} as const;

const port = z.coerce.number().int().min(1).max(65_535);
const seconds = z.coerce.number().positive();
const url = z.url();

const schema = z.object({
  BMA_MODE: z.enum(['sandbox', 'production']).default('production'),
  LOG_LEVEL: z.enum(['fatal', 'error', 'warn', 'info', 'debug', 'silent']).default('info'),

  API_PORT: port.default(3000),
  API_HOST: z.string().default('127.0.0.1'),
  PUBLIC_URL: url.default('http://127.0.0.1:3000'),
  CORS_ORIGINS: z.string().default(''),
  JWT_SECRET: z.string().min(32),
  /** 32 bytes in base64: AES-256-GCM for stored provider credentials. */
  ENCRYPTION_KEY: z
    .string()
    .refine((value) => Buffer.from(value, 'base64').length === 32, 'must be 32 bytes in base64'),

  DATABASE_URL: z.string().min(1),
  DATABASE_POOL_SIZE: z.coerce.number().int().min(1).default(10),
  TEMPORAL_ADDRESS: z.string().default('127.0.0.1:7233'),
  TEMPORAL_NAMESPACE: z.string().default('bma-social'),
  TEMPORAL_API_KEY: z.string().optional(),
  TEMPORAL_UI_URL: url.default('http://127.0.0.1:8233'),
  METRICS_PORT: port.optional(),

  SANDBOX_URL: url.default('http://127.0.0.1:4010'),
  SOUNDTRACK_API_URL: url.default('https://api.soundtrackyourbrand.com/v2'),
  SOUNDTRACK_API_TOKEN: z.string().min(1),
  WHATSAPP_API_URL: url.default('https://graph.facebook.com/v23.0'),
  WHATSAPP_ACCESS_TOKEN: z.string().min(1),
  WHATSAPP_PHONE_NUMBER_ID: z.string().min(1),
  WHATSAPP_APP_SECRET: z.string().min(1),
  WHATSAPP_VERIFY_TOKEN: z.string().min(1),
  LINE_API_URL: url.default('https://api.line.me'),
  LINE_CHANNEL_ID: z.string().min(1),
  LINE_CHANNEL_ACCESS_TOKEN: z.string().min(1),
  LINE_CHANNEL_SECRET: z.string().min(1),
  ANTHROPIC_BASE_URL: url.default('https://api.anthropic.com'),
  ANTHROPIC_API_KEY: z.string().min(1),
  ANTHROPIC_MODEL: z.string().default('claude-sonnet-5-5'),
  SMTP_HOST: z.string().min(1),
  SMTP_PORT: port.default(587),
  SMTP_USER: z.string().min(1),
  SMTP_PASSWORD: z.string().min(1),
  MAIL_FROM: z.string().min(3),

  /** MON-01 and X-08: 300 s between sweeps, suspects read again after 30-60 s. */
  POLLING_INTERVAL_SECONDS: seconds.default(300),
  SUSPECT_RECHECK_SECONDS: seconds.default(45),
  OFFLINE_LONG_SECONDS: seconds.default(900),
  ALERT_COOLDOWN_SECONDS: seconds.default(3600),
});

export type Env = z.infer<typeof schema> & {
  /** Vendors that point to the local stand-ins, for the banner in the admin app. */
  sandboxedVendors: Vendor[];
};
export type Vendor = 'soundtrack' | 'whatsapp' | 'line' | 'claude' | 'email';

/** The names that older documents use for the same thing. */
const OLD_NAMES: Record<string, string> = {
  CLAUDE_API_KEY: 'ANTHROPIC_API_KEY',
  SMTP_SERVER: 'SMTP_HOST',
  POLLING_INTERVAL: 'POLLING_INTERVAL_SECONDS',
  ALERT_COOLDOWN: 'ALERT_COOLDOWN_SECONDS',
};

/** Each stand-in listens on its own port above the sandbox's page, in this order. */
export const SANDBOX_PORT_OFFSET = { soundtrack: 1, whatsapp: 2, line: 3, claude: 4, email: 5 } as const;

const KEY_OF: Record<Vendor, string> = {
  soundtrack: 'SOUNDTRACK_API_TOKEN',
  whatsapp: 'WHATSAPP_ACCESS_TOKEN',
  line: 'LINE_CHANNEL_ACCESS_TOKEN',
  claude: 'ANTHROPIC_API_KEY',
  email: 'SMTP_PASSWORD',
};

/** Settings of one sandboxed vendor: address and dummy keys. Any value of the vendor's own in the environment is ignored. */
function sandboxValues(vendor: Vendor, sandboxUrl: string): Record<string, string> {
  const { hostname, port: base } = new URL(sandboxUrl);
  const at = Number(base) + SANDBOX_PORT_OFFSET[vendor];
  const origin = `http://${hostname}:${at}`;
  switch (vendor) {
    case 'soundtrack':
      return {
        SOUNDTRACK_API_URL: `${origin}/v2`,
        SOUNDTRACK_API_TOKEN: SANDBOX_SECRETS.SOUNDTRACK_API_TOKEN,
      };
    case 'whatsapp':
      return {
        WHATSAPP_API_URL: `${origin}/v23.0`,
        WHATSAPP_ACCESS_TOKEN: SANDBOX_SECRETS.WHATSAPP_ACCESS_TOKEN,
        WHATSAPP_PHONE_NUMBER_ID: '100000000000001',
        WHATSAPP_APP_SECRET: SANDBOX_SECRETS.WHATSAPP_APP_SECRET,
        WHATSAPP_VERIFY_TOKEN: SANDBOX_SECRETS.WHATSAPP_VERIFY_TOKEN,
      };
    case 'line':
      return {
        LINE_API_URL: origin,
        LINE_CHANNEL_ID: 'Usandboxchannel00000000000000001',
        LINE_CHANNEL_ACCESS_TOKEN: SANDBOX_SECRETS.LINE_CHANNEL_ACCESS_TOKEN,
        LINE_CHANNEL_SECRET: SANDBOX_SECRETS.LINE_CHANNEL_SECRET,
      };
    case 'claude':
      return { ANTHROPIC_BASE_URL: origin, ANTHROPIC_API_KEY: SANDBOX_SECRETS.ANTHROPIC_API_KEY };
    case 'email':
      return {
        SMTP_HOST: hostname,
        SMTP_PORT: String(at),
        SMTP_USER: 'sandbox',
        SMTP_PASSWORD: SANDBOX_SECRETS.SMTP_PASSWORD,
        MAIL_FROM: 'Music Care <care@music.example>',
      };
  }
}

/** A problem with the environment, told by variable name and never by value. */
export class EnvError extends Error {
  override name = 'EnvError';
}

/** @throws EnvError naming every variable that is missing, malformed or still a sandbox secret. */
export function parseEnv(source: Record<string, string | undefined>): Env {
  const values: Record<string, string | undefined> = Object.fromEntries(
    Object.entries(source).filter(([, value]) => value !== undefined && value !== ''),
  );
  for (const [old, name] of Object.entries(OLD_NAMES)) values[name] ??= values[old];

  const sandboxedVendors: Vendor[] = [];
  if (values.BMA_MODE === 'sandbox') {
    const sandboxUrl = values.SANDBOX_URL ?? 'http://127.0.0.1:4010';
    if (!['127.0.0.1', 'localhost', '[::1]'].includes(new URL(sandboxUrl).hostname)) {
      throw new EnvError('SANDBOX_URL must be a loopback address');
    }
    for (const vendor of Object.keys(KEY_OF) as Vendor[]) {
      const key = KEY_OF[vendor];
      const isDummy =
        values[key] === undefined || Object.values<string>(SANDBOX_SECRETS).includes(values[key]);
      if (!isDummy) continue;
      sandboxedVendors.push(vendor);
      Object.assign(values, sandboxValues(vendor, sandboxUrl));
    }
    values.JWT_SECRET ??= SANDBOX_SECRETS.JWT_SECRET;
    values.ENCRYPTION_KEY ??= SANDBOX_SECRETS.ENCRYPTION_KEY;
    if (sandboxedVendors.includes('soundtrack')) Object.assign(values, demoPace(values));
  } else {
    const left = Object.entries(SANDBOX_SECRETS).filter(([name, secret]) => values[name] === secret);
    if (left.length > 0)
      throw new EnvError(`still the sandbox's value: ${left.map(([name]) => name).join(', ')}`);
  }

  const parsed = schema.safeParse(values);
  if (!parsed.success) {
    const problems = parsed.error.issues.map((issue) => {
      const name = String(issue.path[0]);
      return values[name] === undefined ? `${name} is not set` : `${name} is not valid`;
    });
    throw new EnvError([...new Set(problems)].join('; '));
  }
  return { ...parsed.data, sandboxedVendors };
}

/** Demo pace: everything a person waits for happens within a minute. Set any of the four to go back. */
function demoPace(values: Record<string, string | undefined>): Record<string, string> {
  return {
    POLLING_INTERVAL_SECONDS: values.POLLING_INTERVAL_SECONDS ?? '15',
    SUSPECT_RECHECK_SECONDS: values.SUSPECT_RECHECK_SECONDS ?? '5',
    OFFLINE_LONG_SECONDS: values.OFFLINE_LONG_SECONDS ?? '60',
    ALERT_COOLDOWN_SECONDS: values.ALERT_COOLDOWN_SECONDS ?? '3600',
  };
}

/** Parses the environment or ends the process within the first tick, naming the variables. */
export function loadEnv(): Env {
  try {
    return parseEnv(process.env);
  } catch (error) {
    if (!(error instanceof EnvError)) throw error;
    process.stderr.write(`Cannot start: ${error.message}\n`);
    process.exit(78);
  }
}
