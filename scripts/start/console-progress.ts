import { styleText } from 'node:util';

/** Lines that begin with the seconds since the command was given. Colours only on a terminal and without NO_COLOR. */
export interface ConsoleProgress {
  say: (sentence: string) => void;
  /** Says when it is done and how long it took; a failure is the caller's to tell. */
  step: <T>(name: string, work: () => Promise<T>) => Promise<T>;
}

export function createConsoleProgress(stream: NodeJS.WriteStream = process.stdout): ConsoleProgress {
  const startedAt = Date.now();
  const say = (sentence: string) => {
    const seconds = ((Date.now() - startedAt) / 1000).toFixed(1).padStart(6);
    stream.write(`${paint('dim', `${seconds} s`, stream)}  ${sentence}\n`);
  };
  return {
    say,
    step: async (name, work) => {
      const begun = Date.now();
      const result = await work();
      say(`${name} (${((Date.now() - begun) / 1000).toFixed(1)} s)`);
      return result;
    },
  };
}

export function paint(
  format: Parameters<typeof styleText>[0],
  text: string,
  stream: NodeJS.WriteStream = process.stdout,
): string {
  return styleText(format, text, { stream });
}
