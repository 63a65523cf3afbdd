import { z } from 'zod';
import type { Vendor } from '../customer/lists.ts';

const secret = z.string().min(1);

/** What a connection keeps encrypted, by vendor. */
export const CONNECTION_SECRETS = {
  soundtrack: z.object({ apiToken: secret }),
  whatsapp: z.object({ accessToken: secret, appSecret: secret, verifyToken: secret }),
  line: z.object({ channelAccessToken: secret, channelSecret: secret }),
  email: z.object({ user: secret, password: secret }),
  claude: z.object({ apiKey: secret }),
} as const satisfies Record<Vendor, z.ZodType>;

export type ConnectionSecrets<V extends Vendor> = z.infer<(typeof CONNECTION_SECRETS)[V]>;
