import { useState } from 'react';

import controls from '../../../components/controls.module.css';
import styles from './fault-switch.module.css';

/** Taken over when it is left or Enter is pressed: half a number is no order. */
export function FaultNumber(props: {
  label: string;
  value: number | null;
  set: (value: number | null) => void;
}) {
  const { label, value, set } = props;
  const [text, setText] = useState(value === null ? '' : String(value));
  const commit = () => {
    const next = text.trim() === '' ? null : Math.max(0, Number(text));
    if (next !== value && !Number.isNaN(next)) set(next);
  };
  return (
    <label className={styles.number}>
      {label}
      <input
        className={controls.field}
        type="number"
        min={0}
        max={600}
        step="any"
        value={text}
        onChange={(event) => setText(event.target.value)}
        onBlur={commit}
        onKeyDown={(event) => event.key === 'Enter' && commit()}
      />
    </label>
  );
}
