import { loadEnv } from '../config/env.ts';
import { readQueues } from './read-queues.ts';

// what is missing or misspelt is said before anything heavy is loaded
const queues = readQueues();
const env = loadEnv();
const { runWorkers } = await import('./run-workers.ts');
await runWorkers(env, queues);
