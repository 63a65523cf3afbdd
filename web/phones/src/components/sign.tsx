import styles from './sign.module.css';

/** Drawn, since the page's own letters have no such signs. */
const PATHS = {
  clock: 'M8 2.5a5.5 5.5 0 1 1 0 11 5.5 5.5 0 0 1 0-11ZM8 5v3.2l2 1.3',
  check: 'm3 8.5 3.2 3.2L13 5',
  checks: 'm.8 8.8 3 3L10 5.4M7 11l.8.8 6.6-6.4',
  alert: 'M8 3v6M8 11.6v.9',
  play: 'M5 3.5v9l7-4.5Z',
  pause: 'M5.5 3.5v9M10.5 3.5v9',
  none: 'M8 4a4 4 0 1 1 0 8 4 4 0 0 1 0-8Z',
};
export type SignName = keyof typeof PATHS;

export function Sign({ name }: { name: SignName }) {
  return (
    <svg className={styles.sign} viewBox="0 0 16 16" aria-hidden="true">
      <path d={PATHS[name]} />
    </svg>
  );
}
