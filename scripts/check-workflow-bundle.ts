import { relative } from 'node:path';
import { fileURLToPath } from 'node:url';
import { bundleWorkflowCode } from '@temporalio/worker';

/** The packages that `@temporalio/workflow` itself brings; anything else is read again for every cached workflow. */
const ALLOWED_PACKAGES = ['@temporalio/workflow', '@temporalio/common', 'long', 'ms', 'nexus-rpc'];
const ALLOWED_ROOMS = /^(domain|workflows)\//;

type Issuer = { nameForCondition: () => string | null };
type Stats = {
  compilation: {
    modules: Iterable<Issuer>;
    moduleGraph: { getIssuer: (module: Issuer) => Issuer | null | undefined };
  };
};

const root = fileURLToPath(new URL('..', import.meta.url));
const problems: string[] = [];
let moduleCount = 0;
const silent = () => {};
const say = (sentence: string) => console.log(sentence);
const { code } = await bundleWorkflowCode({
  workflowsPath: fileURLToPath(new URL('../workflows/index.ts', import.meta.url)),
  logger: { log: silent, trace: silent, debug: silent, info: silent, warn: say, error: say },
  webpackConfigHook: (config) => ({
    ...config,
    plugins: [
      ...(config.plugins ?? []),
      { apply: (compiler) => compiler.hooks.done.tap('check-workflow-bundle', inspect) },
    ],
  }),
});
for (const problem of problems) console.log(problem);
console.log(`${moduleCount} modules, ${Math.round(code.length / 1024)} KiB, ${problems.length} problems.`);
if (problems.length > 0 || moduleCount === 0) process.exitCode = 1;

function inspect({ compilation }: Stats): void {
  for (const module of compilation.modules) {
    const path = pathOf(module);
    if (!path) continue;
    moduleCount += 1;
    const name = /.*node_modules\/((?:@[^/]+\/)?[^/]+)/.exec(path)?.[1];
    if (name ? ALLOWED_PACKAGES.includes(name) : ALLOWED_ROOMS.test(path)) continue;
    const issuer = compilation.moduleGraph.getIssuer(module);
    // One complaint for each way in, not for every file behind it.
    const from = issuer && pathOf(issuer);
    if (from && ALLOWED_ROOMS.test(from))
      problems.push(
        `${from} brings ${name ?? path} into the workflow bundle: workflow code is domain/ and @temporalio/workflow`,
      );
  }
}

function pathOf(module: Issuer): string | undefined {
  const path = module.nameForCondition();
  return path ? relative(root, path).replaceAll('\\', '/') : undefined;
}
