import { renameSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';
import { buildWhenChanged } from './start/build-when-changed.ts';

const root = dirname(dirname(fileURLToPath(import.meta.url)));
const WEB_APPS = ['admin', 'phones'];
/** What every web app is made of beside its own folder. */
const SHARED_WEB_SOURCES = ['web/ui', 'domain'];

const { values } = parseArgs({ options: { help: { type: 'boolean', short: 'h' } } });
if (values.help) {
  console.log(
    'node scripts/build.ts: builds the web apps and the workflow bundle into dist/, those whose sources have changed.',
  );
  process.exit(0);
}

process.on('uncaughtException', (error) => {
  // The bundlers have told where; a stack of theirs helps nobody.
  console.error(error.message);
  process.exit(1);
});
for (const app of WEB_APPS) {
  const name = `web/${app}`;
  await build(name, [name, ...SHARED_WEB_SOURCES], `dist/${name}`, () => buildWebApp(app));
}
await build('workflow bundle', ['workflows', 'domain'], 'dist/workflow-bundle.js', bundleWorkflows);

async function build(
  name: string,
  sources: string[],
  output: string,
  work: () => Promise<void>,
): Promise<void> {
  const startedAt = Date.now();
  const outcome = await buildWhenChanged({ root, sources, output, build: work });
  if (outcome === 'built') {
    console.log(`Built ${name} into ${output} (${((Date.now() - startedAt) / 1000).toFixed(1)} s)`);
  }
}

async function buildWebApp(app: string): Promise<void> {
  const { build: viteBuild } = await import('vite');
  await viteBuild({
    root: join(root, 'web', app),
    logLevel: 'warn',
    build: { outDir: join(root, 'dist/web', app), emptyOutDir: true },
  });
}

/** Loaded lazily: webpack is needed once per version. */
async function bundleWorkflows(): Promise<void> {
  const { bundleWorkflowCode } = await import('@temporalio/worker');
  const silent = () => {};
  const { code } = await bundleWorkflowCode({
    workflowsPath: join(root, 'workflows/index.ts'),
    logger: {
      log: silent,
      trace: silent,
      debug: silent,
      info: silent,
      warn: console.warn,
      error: console.error,
    },
  });
  const output = join(root, 'dist/workflow-bundle.js');
  // Renamed into place: a worker that starts meanwhile never reads half a bundle.
  writeFileSync(`${output}.new`, code);
  renameSync(`${output}.new`, output);
}
