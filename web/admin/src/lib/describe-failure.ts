import i18next from 'i18next';
import { toProblem } from './api/problem.ts';
import { showNotice } from './notices.ts';

export type FailureWords = { text: string; advice: string; requestId: string | null };

/** What happened and what to do, in the reader's language; the server's own sentence where it is the better one. */
export function describeFailure(error: unknown): FailureWords {
  const { status, code, detail, requestId } = toProblem(error);
  const known = ['0', '400', '401', '403', '404', '409', '429', '503'].includes(String(status));
  const group = known ? status : 500;
  const byCode = `ui:failure.code.${code.replaceAll('.', '_')}`;
  const isEnglish = i18next.language === 'en';
  const text = i18next.exists(byCode)
    ? i18next.t(byCode)
    : isEnglish && detail !== ''
      ? detail
      : i18next.t(`ui:failure.${group}.text`);
  return { text, advice: i18next.t(`ui:failure.${group}.advice`), requestId };
}

/** For a change that was shown before the server agreed and is taken back now. */
export function showFailure(error: unknown): void {
  const { text, advice, requestId } = describeFailure(error);
  showNotice({ text: `${text} ${advice}`, tone: 'failure', requestId });
}
