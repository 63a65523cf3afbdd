import { EngineError } from './engine-error.ts';
import type { TemporalBinaries } from './engine-cache.ts';

export type LocatedTemporal =
  | { kind: 'address'; address: string }
  | { kind: 'server'; binaries: TemporalBinaries }
  | { kind: 'cli'; command: string };

/** What a machine may offer, in the order in which it is asked; each answers undefined when it has nothing. */
export interface TemporalSources {
  address: () => string | undefined;
  cachedBinaries: () => Promise<TemporalBinaries | undefined>;
  builtBinaries: () => Promise<TemporalBinaries | undefined>;
  cliOnPath: () => Promise<string | undefined>;
  downloadedCli: () => Promise<string | undefined>;
}

export const FOUR_WAYS = `No Temporal server was found or could be made. Any one of these four ways helps:
  1. install Go 1.26.8 or later (https://go.dev/dl); the server is then built once, in about 4 minutes
  2. install the Temporal CLI (https://docs.temporal.io/cli) so that \`temporal\` is on the PATH
  3. start one in containers, \`docker compose -f temporal-dev.yml up -d --wait\`, and set TEMPORAL_ADDRESS=127.0.0.1:7233
  4. set TEMPORAL_ADDRESS to a server of yours or to Temporal Cloud (docs/deploy.md)`;

/** @throws EngineError naming the four ways when the machine offers none. */
export async function locateTemporal(
  sources: TemporalSources,
  onProgress: (sentence: string) => void,
): Promise<LocatedTemporal> {
  const address = sources.address();
  if (address) {
    onProgress(`Temporal is the one of TEMPORAL_ADDRESS (${address}).`);
    return { kind: 'address', address };
  }
  const cached = await sources.cachedBinaries();
  if (cached) {
    onProgress(`Temporal is the server in the engine cache (${cached.server}).`);
    return { kind: 'server', binaries: cached };
  }
  const built = await sources.builtBinaries();
  if (built) {
    onProgress(`Temporal is the server that was just built into the engine cache (${built.server}).`);
    return { kind: 'server', binaries: built };
  }
  const cli = await sources.cliOnPath();
  if (cli) {
    onProgress(`Temporal is the development server of the temporal CLI (${cli}).`);
    return { kind: 'cli', command: cli };
  }
  const downloaded = await sources.downloadedCli();
  if (downloaded) {
    onProgress(`Temporal is the development server that the SDK downloaded (${downloaded}).`);
    return { kind: 'cli', command: downloaded };
  }
  throw new EngineError(FOUR_WAYS);
}
