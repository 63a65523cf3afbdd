/** One line of the doctor's report. */
export interface Finding {
  name: string;
  isOk: boolean;
  found: string;
  /** What to do about it; always there when something is wrong. */
  mend?: string;
}
