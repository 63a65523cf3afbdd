import type { api } from '../../lib/api/client.ts';

export type Story = Awaited<ReturnType<typeof api.process.story>>;
export type StoryStep = Story['steps'][number];
export type StoryPlan = Story['planned'][number];
export type StoryFacts = StoryStep['facts'];
