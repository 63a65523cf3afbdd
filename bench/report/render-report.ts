import type { Report, Table } from './report.ts';

/** Markdown that reads well on a console too. */
export function renderReport(report: Report): string {
  const { machine } = report;
  const facts = [
    `${machine.cores} cores (${machine.cpu}), ${machine.memoryGiB} GiB, ${machine.system}, Node ${machine.node}`,
    `Load average before the start ${machine.loadAverage.join(', ')}; ${machine.fdatasyncPerSecond} fdatasync/s of 8 KiB`,
    ...report.conditions,
  ];
  const parts = [
    `# ${report.title}`,
    `Taken on ${report.takenOn} with \`${report.command}\`.`,
    facts.map((fact) => `- ${fact}`).join('\n'),
    renderTable({
      title: 'Targets',
      head: ['what', 'limit', 'measured', ''],
      rows: report.targets.map(({ what, limit, value, isMet }) => [
        what,
        limit,
        value,
        isMet ? 'met' : 'missed',
      ]),
      how: '',
    }),
    ...report.tables.map(renderTable),
  ];
  return `${parts.join('\n\n')}\n`;
}

function renderTable({ title, head, rows, how }: Table): string {
  const widths = head.map((name, column) =>
    Math.max(3, ...[name, ...rows.map((row) => row[column] ?? '')].map((cell) => cell.length)),
  );
  const line = (cells: string[]) =>
    `| ${widths.map((width, column) => (cells[column] ?? '').padEnd(width)).join(' | ')} |`;
  const table = [line(head), line(widths.map((width) => '-'.repeat(width))), ...rows.map(line)].join('\n');
  return [`## ${title}`, table, ...(how === '' ? [] : [how])].join('\n\n');
}
