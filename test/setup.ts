import { existsSync } from 'node:fs';
import { mkdtemp, readdir, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import pg from 'pg';
import type { TestProject } from 'vitest/node';
import { readEngineEnv } from '../config/engine-env.ts';
import { migrateDatabase } from '../db/migrate.ts';
import { startEngine } from '../engine/start-engine.ts';
import { takeLock } from '../engine/take-lock.ts';
import { buildWorkflowBundle } from './workflow-bundle.ts';

declare module 'vitest' {
  interface ProvidedContext {
    postgres: { adminUrl: string; appUrl: string; ownerUrl: string; templateDatabase: string };
    temporalAddress: string;
    /** A broken bundle fails the tests that run workflows, not those of the database. */
    workflowBundle: { codePath: string } | { error: string };
  }
}

const FOLDER_PREFIX = 'bma-test-';
const TEMPLATE_DATABASE = 'bma_template';
/** Low enough that a long story continues as new several times on its way. */
const CONTINUE_AS_NEW_AT_EVENTS = 400;

/** One PostgreSQL, one Temporal server and one workflow bundle for all files of this run. */
export default async function setup(project: TestProject): Promise<() => Promise<void>> {
  await removeLeftovers();
  const folder = await mkdtemp(join(tmpdir(), FOLDER_PREFIX));
  const removeFolder = () => rm(folder, { recursive: true, force: true });
  const { XDG_CACHE_HOME } = readEngineEnv();
  const bundled = writeBundle(join(folder, 'workflow-bundle.js'));
  try {
    const engine = await startEngine({
      localDir: folder,
      durable: false,
      timeSkipping: true,
      ui: false,
      onProgress: console.log,
      suggestContinueAsNewAt: CONTINUE_AS_NEW_AT_EVENTS,
      onPostgresReady: makeTemplate,
      // No address of the environment: tests never touch a database or a server that somebody else uses.
      env: readEngineEnv({ XDG_CACHE_HOME, TEMPORAL_NAMESPACE: 'test' }),
    });
    const { adminUrl, appUrl, ownerUrl } = engine.postgres;
    project.provide('postgres', { adminUrl, appUrl, ownerUrl, templateDatabase: TEMPLATE_DATABASE });
    project.provide('temporalAddress', engine.temporalAddress);
    project.provide('workflowBundle', await bundled);
    return async () => {
      await engine.stop();
      await removeFolder();
    };
  } catch (error) {
    await bundled;
    await removeFolder();
    throw error;
  }
}

/** A run that was killed could not clean up; one that still goes on holds its lock. */
async function removeLeftovers(): Promise<void> {
  for (const name of await readdir(tmpdir())) {
    const folder = join(tmpdir(), name);
    const lockFile = join(folder, 'engine.lock');
    if (name.startsWith(FOLDER_PREFIX) && existsSync(lockFile) && takeLock(lockFile).isMine)
      await rm(folder, { recursive: true, force: true });
  }
}

async function makeTemplate(postgres: { adminUrl: string; ownerUrl: string }): Promise<void> {
  const admin = new pg.Client({ connectionString: postgres.adminUrl });
  await admin.connect();
  const owner = admin.escapeIdentifier(new URL(postgres.ownerUrl).username);
  try {
    await admin.query(`create database ${TEMPLATE_DATABASE} owner ${owner}`);
  } finally {
    await admin.end();
  }
  const url = new URL(postgres.ownerUrl);
  url.pathname = TEMPLATE_DATABASE;
  await migrateDatabase(url.href);
}

async function writeBundle(codePath: string): Promise<{ codePath: string } | { error: string }> {
  try {
    await writeFile(codePath, (await buildWorkflowBundle()).code);
    return { codePath };
  } catch (error) {
    return { error: (error as Error).message };
  }
}
