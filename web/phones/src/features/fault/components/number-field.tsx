import { useState } from 'react';

import controls from '../../../components/controls.module.css';
import styles from './number-field.module.css';

const toText = (value: number | null) => (value === null ? '' : String(value));

/** Taken over when it is left or Enter is pressed: half a number is no order. An emptied field is `null`. */
export function NumberField(props: {
  label: string;
  value: number | null;
  set: (value: number | null) => void;
}) {
  const { label, value, set } = props;
  const [text, setText] = useState(() => toText(value));
  const [known, setKnown] = useState(value);
  // Somebody else has changed it meanwhile.
  if (known !== value) {
    setKnown(value);
    setText(toText(value));
  }
  const commit = () => {
    const next = text.trim() === '' ? null : Math.max(0, Number(text));
    if (next !== value) set(next);
  };
  return (
    <label className={styles.field}>
      <span>{label}</span>
      <input
        className={controls.field}
        type="number"
        min={0}
        max={600_000}
        step="any"
        value={text}
        onChange={(event) => setText(event.target.value)}
        onBlur={commit}
        onKeyDown={(event) => event.key === 'Enter' && commit()}
      />
    </label>
  );
}
