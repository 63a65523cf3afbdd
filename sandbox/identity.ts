import { parseEnv } from '../config/env.ts';

export type SandboxIdentity = ReturnType<typeof sandboxIdentity>;

/** Tokens, secrets and account ids as the app gets them in sandbox mode: one source for both sides. */
export function sandboxIdentity() {
  // A database address is demanded of every process; the sandbox opens none.
  const env = parseEnv({ BMA_MODE: 'sandbox', DATABASE_URL: 'postgres://unused' });
  return {
    soundtrackToken: env.SOUNDTRACK_API_TOKEN,
    whatsappToken: env.WHATSAPP_ACCESS_TOKEN,
    whatsappSecret: env.WHATSAPP_APP_SECRET,
    whatsappNumberId: env.WHATSAPP_PHONE_NUMBER_ID,
    whatsappDisplayNumber: '15550100001',
    lineToken: env.LINE_CHANNEL_ACCESS_TOKEN,
    lineSecret: env.LINE_CHANNEL_SECRET,
    lineBotUserId: env.LINE_CHANNEL_ID,
    claudeKey: env.ANTHROPIC_API_KEY,
    smtpUser: env.SMTP_USER,
    smtpPassword: env.SMTP_PASSWORD,
  };
}
