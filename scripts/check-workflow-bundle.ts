import { relative } from 'node:path';
import { fileURLToPath } from 'node:url';
import { bundleWorkflowCode } from '@temporalio/worker';

/** The packages that `@temporalio/workflow` itself brings; anything else would be loaded for every cached workflow. */
const ALLOWED_PACKAGES = ['@temporalio/workflow', '@temporalio/common', 'long', 'ms', 'nexus-rpc'];
const ALLOWED_ROOMS = /^(domain|workflows)\//;

const root = fileURLToPath(new URL('..', import.meta.url));
const problems: string[] = [];
let moduleCount = 0;

const silent = () => {};
const say = (sentence: string) => console.log(sentence);
const bundle = await bundleWorkflowCode({
  workflowsPath: fileURLToPath(new URL('../workflows/index.ts', import.meta.url)),
  logger: { log: silent, trace: silent, debug: silent, info: silent, warn: say, error: say },
  webpackConfigHook: (config) => ({
    ...config,
    plugins: [
      ...(config.plugins ?? []),
      {
        apply: (compiler) =>
          compiler.hooks.done.tap('check-workflow-bundle', ({ compilation: { modules, moduleGraph } }) => {
            for (const module of modules) inspect(pathOf(module), pathOf(moduleGraph.getIssuer(module)));
          }),
      },
    ],
  }),
}).catch(() => undefined); // the reason has been said
for (const problem of problems) console.log(problem);
const size = bundle ? `${Math.round(bundle.code.length / 1024)} KiB` : 'it cannot be built';
console.log(`${moduleCount} modules, ${size}, ${problems.length} problems.`);
if (!bundle || problems.length > 0 || moduleCount === 0) process.exitCode = 1;

function inspect(path: string | undefined, from: string | undefined): void {
  if (path === undefined) return;
  moduleCount += 1;
  const name = /.*node_modules\/((?:@[^/]+\/)?[^/]+)/.exec(path)?.[1];
  if (name ? ALLOWED_PACKAGES.includes(name) : ALLOWED_ROOMS.test(path)) return;
  // One complaint for each way in, not for every file behind it.
  if (from === undefined || !ALLOWED_ROOMS.test(from)) return;
  problems.push(
    `${from} brings ${name ?? path} into the workflow bundle: workflow code is domain/ and @temporalio/workflow`,
  );
}

function pathOf(module: { nameForCondition: () => string | null } | null | undefined): string | undefined {
  const path = module?.nameForCondition();
  return path ? relative(root, path).replaceAll('\\', '/') : undefined;
}
