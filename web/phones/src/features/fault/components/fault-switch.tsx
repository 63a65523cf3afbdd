import { useId } from 'react';

import controls from '../../../components/controls.module.css';
import { useWords } from '../../../lib/use-words.ts';
import { isOn, OCCASIONS, type Occasion, occasionOf } from '../switch-faults.ts';
import type { Fault, Vendor } from '../types.ts';
import { NumberField } from './number-field.tsx';
import styles from './fault-switch.module.css';

const DEFAULT_DELAY_MS = 2_000;

export function FaultSwitch(props: {
  vendor: Vendor;
  kind: string;
  fault: Fault | undefined;
  on: (occasion: Occasion, params: Fault['params']) => void;
  off: () => void;
}) {
  const { vendor, kind, fault, on, off } = props;
  const words = useWords();
  const id = useId();
  const [usual = kind, meaning = ''] = words.faults[kind] ?? [];
  // SMTP has codes of its own.
  const ofMail = { rate_limited: words.mailRateLimited, server_error: words.mailServerError }[kind];
  const title = (vendor === 'email' && ofMail) || usual;
  const isSwitchedOn = isOn(fault);
  const occasion = occasionOf(fault);
  const params = fault?.params ?? (kind === 'delay' ? { delayMs: DEFAULT_DELAY_MS } : {});
  const occasionWords = { every: words.everyTime, next: words.nextOnly, half: words.halfOfThem };

  return (
    <li className={styles.row} data-on={isSwitchedOn}>
      <label className={styles.label}>
        <input
          type="checkbox"
          role="switch"
          className={styles.switch}
          aria-label={words.faultOn(title, words.vendors[vendor])}
          aria-describedby={id}
          checked={isSwitchedOn}
          onChange={() => (isSwitchedOn ? off() : on('every', params))}
        />
        <span>
          {title}
          <small id={id}>{meaning}</small>
        </span>
      </label>
      {fault && (
        <div className={styles.more}>
          {isSwitchedOn && (
            <select
              className={controls.field}
              aria-label={`${words.strikes}: ${title}`}
              value={occasion}
              onChange={(event) => on(event.target.value as Occasion, params)} // cast: the options below
            >
              {OCCASIONS.map((each) => (
                <option key={each} value={each}>
                  {occasionWords[each]}
                </option>
              ))}
            </select>
          )}
          {isSwitchedOn && kind === 'delay' && (
            <NumberField
              label={words.delayBy}
              value={(params.delayMs ?? DEFAULT_DELAY_MS) / 1_000}
              set={(seconds) => on(occasion, { ...params, delayMs: (seconds ?? 0) * 1_000 })}
            />
          )}
          {isSwitchedOn && kind === 'rate_limited' && vendor !== 'email' && (
            <NumberField
              label={words.retryAfter}
              value={params.retryAfterSeconds ?? null}
              set={(seconds) => on(occasion, seconds === null ? {} : { retryAfterSeconds: seconds })}
            />
          )}
          <span className={styles.struck}>
            {words.struck(fault.struck)}
            {!isSwitchedOn && ` · ${words.usedUp}`}
          </span>
        </div>
      )}
    </li>
  );
}
