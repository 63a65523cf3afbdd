import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';

import controls from '../../../components/controls.module.css';
import { Failed, Loading } from '../../../components/notice.tsx';
import { useWords } from '../../../lib/use-words.ts';
import { faultsQuery, putFaults } from '../api/faults.ts';
import { isOn } from '../switch-faults.ts';
import { VENDORS } from '../types.ts';
import { LedgerRows } from './ledger-rows.tsx';
import { SettingsForm } from './settings-form.tsx';
import { StartAgain } from './start-again.tsx';
import { VendorFaults } from './vendor-faults.tsx';
import styles from './faults-tab.module.css';

export function FaultsTab() {
  const words = useWords();
  const { data: faults, error, refetch } = useQuery(faultsQuery);
  const client = useQueryClient();
  const put = useMutation({
    mutationFn: putFaults,
    // Shown at once: the next switch builds on this one, not on what was there before it.
    onMutate: (next) => client.setQueryData(faultsQuery.queryKey, next),
    onError: () => client.invalidateQueries(faultsQuery),
    scope: { id: 'faults' },
  });
  if (error && !faults) return <Failed error={error} retry={refetch} />;
  if (!faults) return <Loading rows={8} />;
  const on = faults.filter(isOn).length;
  return (
    <div className={styles.tab}>
      <p className={styles.sum} role="status">
        <strong data-on={on > 0}>{on === 0 ? words.noFaults : words.faultsOn(on)}</strong>
        {on > 0 && (
          <button type="button" className={controls.button} onClick={() => put.mutate([])}>
            {words.allFaultsOff}
          </button>
        )}
      </p>
      {put.error && <Failed error={put.error} />}
      <div className={styles.vendors}>
        {VENDORS.map((vendor) => (
          <VendorFaults key={vendor} vendor={vendor} faults={faults} put={put.mutate} />
        ))}
        <div className={styles.turns}>
          <SettingsForm />
          <StartAgain />
        </div>
      </div>
      <LedgerRows />
    </div>
  );
}
