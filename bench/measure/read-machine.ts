import { closeSync, fdatasyncSync, openSync, rmSync, writeSync } from 'node:fs';
import { cpus, loadavg, platform, release, totalmem } from 'node:os';
import { join } from 'node:path';

export type Machine = {
  cores: number;
  cpu: string;
  memoryGiB: number;
  system: string;
  node: string;
  loadAverage: number[];
  fdatasyncPerSecond: number;
};

const BLOCK = Buffer.alloc(8_192, 1);
const SYNC_FOR_MS = 1_000;

/** @param folder on the disk that the databases will use. */
export function readMachine(folder: string): Machine {
  const [first] = cpus();
  return {
    cores: cpus().length,
    cpu: first?.model.trim() ?? 'unknown',
    memoryGiB: Math.round(totalmem() / 2 ** 30),
    system: `${platform()} ${release()}`,
    node: process.versions.node,
    loadAverage: loadavg().map((load) => Math.round(load * 100) / 100),
    fdatasyncPerSecond: countSyncs(folder),
  };
}

/** How often a block of 8 KiB gets to the disk in a second: the floor of every durable step. */
function countSyncs(folder: string): number {
  const path = join(folder, 'fdatasync.probe');
  const file = openSync(path, 'w');
  try {
    let count = 0;
    const startedAt = performance.now();
    for (; performance.now() - startedAt < SYNC_FOR_MS; count += 1) {
      writeSync(file, BLOCK, 0, BLOCK.length, 0);
      fdatasyncSync(file);
    }
    return Math.round((count * 1_000) / (performance.now() - startedAt));
  } finally {
    closeSync(file);
    rmSync(path);
  }
}
