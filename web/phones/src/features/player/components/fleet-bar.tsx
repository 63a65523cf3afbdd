import { useMutation } from '@tanstack/react-query';
import { useState } from 'react';

import controls from '../../../components/controls.module.css';
import { Failed } from '../../../components/notice.tsx';
import { useWords } from '../../../lib/use-words.ts';
import { plugAll, unplugShare } from '../api/switch-players.ts';
import type { FleetPage } from '../types.ts';
import styles from './fleet-bar.module.css';

/** The whole fleet at once: how it stands, and a storm to play through. */
export function FleetBar({ fleet }: { fleet: FleetPage }) {
  const words = useWords();
  const [percent, setPercent] = useState(10);
  const unplug = useMutation({ mutationFn: unplugShare });
  const plug = useMutation({ mutationFn: plugAll });
  const error = unplug.error ?? plug.error;
  return (
    <>
      <p className={styles.totals} role="status">
        {words.fleetTotals(fleet.accountCount, fleet.zoneCount, fleet.unplugged)}
      </p>
      <div className={styles.share}>
        <input
          type="range"
          min={1}
          max={100}
          aria-label={words.shareOfFleet}
          aria-valuetext={`${percent} %`}
          value={percent}
          onChange={(event) => setPercent(Number(event.target.value))}
        />
        <button
          type="button"
          className={controls.button}
          disabled={unplug.isPending || fleet.zoneCount === 0}
          onClick={() => unplug.mutate(percent / 100)}
        >
          {words.unplugShare(percent)}
        </button>
        <button
          type="button"
          className={controls.button}
          disabled={plug.isPending || fleet.unplugged === 0}
          onClick={() => plug.mutate()}
        >
          {words.plugAll}
        </button>
      </div>
      {error && <Failed error={error} />}
    </>
  );
}
