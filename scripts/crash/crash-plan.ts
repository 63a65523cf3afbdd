/** What can be killed; names of `.local/running.json`. */
export const VICTIMS = ['worker', 'api', 'temporal', 'postgres'] as const;
export type Victim = (typeof VICTIMS)[number];

/** `mid_send`: the vendor's answer is held back, so the kill meets a send that nobody knows the end of. */
export type Kill = { afterMessages: number; victim: Victim; moment: 'random' | 'mid_send' };

/** Kills spread over the run: each victim in turn at a random place, every second worker kill in the middle of a send. */
export function planKills(input: { messages: number; kills: number; random: () => number }): Kill[] {
  const { messages, kills, random } = input;
  const every = messages / (kills + 1);
  return Array.from({ length: kills }, (_, index): Kill => {
    const victim = VICTIMS[index % VICTIMS.length] ?? 'worker';
    const jitter = (random() - 0.5) * every;
    return {
      afterMessages: Math.max(1, Math.round((index + 1) * every + jitter)),
      victim,
      moment: victim === 'worker' && index % 8 === 0 ? 'mid_send' : 'random',
    };
  }).sort((one, other) => one.afterMessages - other.afterMessages);
}
