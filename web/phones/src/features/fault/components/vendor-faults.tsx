import controls from '../../../components/controls.module.css';
import { useWords } from '../../../lib/use-words.ts';
import { findSwitch, isPlain, withoutSwitch, withSwitch } from '../switch-faults.ts';
import { type Fault, KINDS, type Vendor } from '../types.ts';
import { FaultSwitch } from './fault-switch.tsx';
import styles from './vendor-faults.module.css';

export function VendorFaults(props: { vendor: Vendor; faults: Fault[]; put: (faults: Fault[]) => void }) {
  const { vendor, faults, put } = props;
  const words = useWords();
  const others = faults.filter((fault) => fault.vendor === vendor && !isPlain(fault));
  return (
    <section className={styles.vendor} aria-label={words.faultsOf(words.vendors[vendor])}>
      <h2>{words.vendors[vendor]}</h2>
      <ul>
        {KINDS[vendor].map((kind) => (
          <FaultSwitch
            key={kind}
            vendor={vendor}
            kind={kind}
            fault={findSwitch(faults, { vendor, kind })}
            on={(occasion, params) => put(withSwitch(faults, { vendor, kind, occasion, params }))}
            off={() => put(withoutSwitch(faults, { vendor, kind }))}
          />
        ))}
        {others.map((fault) => (
          <li key={JSON.stringify({ ...fault, struck: 0 })} className={styles.other}>
            <span>
              {words.faults[fault.kind]?.[0] ?? fault.kind} · {fault.recipient ?? fault.operation}
              <small>
                {words.narrowed} · {words.struck(fault.struck)}
              </small>
            </span>
            <button
              type="button"
              className={controls.button}
              onClick={() => put(faults.filter((each) => each !== fault))}
            >
              {words.takeAway}
            </button>
          </li>
        ))}
      </ul>
    </section>
  );
}
