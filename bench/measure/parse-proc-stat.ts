export type ProcStat = { pid: number; parentPid: number; ticks: number };

/** `/proc/<pid>/stat`: the name in brackets may hold spaces and brackets, so fields are counted from its end. */
export function parseProcStat(text: string): ProcStat {
  const nameEndsAt = text.lastIndexOf(')');
  const fields = text.slice(nameEndsAt + 2).split(' ');
  const field = (number: number) => Number(fields[number - 3]);
  // own time in user and kernel mode, and the same of children that have ended and were waited for
  const ticks = field(14) + field(15) + field(16) + field(17);
  return { pid: Number.parseInt(text, 10), parentPid: field(4), ticks };
}

/** All a process and its living descendants have used; what ended ones used stands with their parents. */
export function sumTreeTicks(all: readonly ProcStat[], rootPid: number): number {
  const childrenOf = Map.groupBy(all, (one) => one.parentPid);
  const sum = (one: ProcStat): number =>
    (childrenOf.get(one.pid) ?? []).reduce((ticks, child) => ticks + sum(child), one.ticks);
  const root = all.find((one) => one.pid === rootPid);
  if (root === undefined) throw new Error(`Process ${rootPid} has ended`);
  return sum(root);
}
