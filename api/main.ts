import { loadEnv } from '../config/env.ts';

// what is missing is said before anything heavy is loaded
const env = loadEnv();
const { serve } = await import('./serve.ts');
serve(env);
