/** Prints what was seen, line by line, and remembers whether all of it was right. */
export function createReport() {
  let failures = 0;
  return {
    saw(what: string): void {
      console.log(`  ok    ${what}`);
    },
    check(isRight: boolean, what: string): void {
      if (!isRight) failures += 1;
      console.log(`  ${isRight ? 'ok   ' : 'WRONG'} ${what}`);
    },
    failures: () => failures,
  };
}
export type Report = ReturnType<typeof createReport>;
