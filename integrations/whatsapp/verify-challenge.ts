import { isSameSignature } from '../is-same-signature.ts';

/** What to answer, as plain text, when Meta asks whether the address is ours; null means 403. */
export function verifyChallenge(input: {
  query: Record<string, unknown>;
  verifyToken: string;
}): string | null {
  const { query, verifyToken } = input;
  const { 'hub.mode': mode, 'hub.verify_token': token, 'hub.challenge': challenge } = query;
  if (mode !== 'subscribe' || typeof token !== 'string' || typeof challenge !== 'string') return null;
  // The challenge is echoed to whoever asks: nothing that a browser could take for markup.
  if (verifyToken === '' || !/^[\w.-]{1,200}$/.test(challenge)) return null;
  return isSameSignature(verifyToken, token) ? challenge : null;
}
