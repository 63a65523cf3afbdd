import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';

import { Failed, Loading } from '../../../components/notice.tsx';
import { useWords } from '../../../lib/use-words.ts';
import { putSettings, settingsQuery } from '../api/settings.ts';
import type { Settings } from '../types.ts';
import { NumberField } from './number-field.tsx';
import styles from './settings-form.module.css';

const DELAYS = ['modelDelayMs', 'callbackDelayMs', 'flapMs'] as const;

export function SettingsForm() {
  const words = useWords();
  const { data, error, refetch } = useQuery(settingsQuery);
  return (
    <section aria-labelledby="settings">
      <h2 id="settings" className={styles.title}>
        {words.settings}
      </h2>
      {error && !data && <Failed error={error} retry={refetch} />}
      {!data && !error && <Loading />}
      {data && <Fields settings={data} />}
    </section>
  );
}

/** Each is taken over by itself; what is out of range the sandbox refuses with its own sentence. */
function Fields({ settings }: { settings: Settings }) {
  const words = useWords();
  const client = useQueryClient();
  const put = useMutation({
    mutationFn: putSettings,
    onSuccess: (saved) => client.setQueryData(settingsQuery.queryKey, saved),
  });
  const [from, to] = settings.playerDelayMs;
  const names = words.settingNames;
  return (
    <div className={styles.fields}>
      <NumberField
        label={names.playerFrom}
        value={from}
        set={(next) => put.mutate({ playerDelayMs: [next ?? from, to] })}
      />
      <NumberField
        label={names.playerTo}
        value={to}
        set={(next) => put.mutate({ playerDelayMs: [from, next ?? to] })}
      />
      {DELAYS.map((name) => (
        <NumberField
          key={name}
          label={names[name]}
          value={settings[name]}
          set={(next) => put.mutate({ [name]: next ?? settings[name] })}
        />
      ))}
      <label className={styles.check}>
        {names.whatsappReadReceipts}
        <input
          type="checkbox"
          checked={settings.whatsappReadReceipts}
          onChange={(event) => put.mutate({ whatsappReadReceipts: event.target.checked })}
        />
      </label>
      {put.error && <Failed error={put.error} />}
    </div>
  );
}
