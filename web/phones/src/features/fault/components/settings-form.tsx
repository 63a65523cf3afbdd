import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { type FormEvent, useState } from 'react';

import controls from '../../../components/controls.module.css';
import { Failed, Loading } from '../../../components/notice.tsx';
import { useWords } from '../../../lib/use-words.ts';
import { putSettings, settingsQuery } from '../api/settings.ts';
import type { Settings } from '../types.ts';
import styles from './settings-form.module.css';

const NUMBERS = ['playerFrom', 'playerTo', 'modelDelayMs', 'callbackDelayMs', 'flapMs'] as const;

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
      {/* Filled in anew when somebody else has changed them. */}
      {data && <Fields key={JSON.stringify(data)} settings={data} />}
    </section>
  );
}

function Fields({ settings }: { settings: Settings }) {
  const words = useWords();
  const client = useQueryClient();
  const [isOutOfRange, setOutOfRange] = useState(false);
  const put = useMutation({
    mutationFn: putSettings,
    onSuccess: (saved) => client.setQueryData(settingsQuery.queryKey, saved),
  });
  const [playerFrom, playerTo] = settings.playerDelayMs;
  const shown = { ...settings, playerFrom, playerTo };

  const save = (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault();
    const form = new FormData(event.currentTarget);
    const number = (name: (typeof NUMBERS)[number]) => Number(form.get(name));
    const playerDelayMs: [number, number] = [number('playerFrom'), number('playerTo')];
    setOutOfRange(playerDelayMs[0] > playerDelayMs[1]);
    if (playerDelayMs[0] > playerDelayMs[1]) return;
    put.mutate({
      playerDelayMs,
      modelDelayMs: number('modelDelayMs'),
      callbackDelayMs: number('callbackDelayMs'),
      flapMs: number('flapMs'),
      whatsappReadReceipts: form.has('whatsappReadReceipts'),
    });
  };

  return (
    <form className={styles.form} onChange={(event) => event.currentTarget.requestSubmit()} onSubmit={save}>
      {NUMBERS.map((name) => (
        <label key={name} className={styles.row}>
          {words.settingNames[name]}
          <input
            className={controls.field}
            type="number"
            name={name}
            required
            min={name === 'flapMs' ? 1 : 0}
            max={600_000}
            defaultValue={shown[name]}
          />
        </label>
      ))}
      <label className={styles.row}>
        {words.settingNames.whatsappReadReceipts}
        <input type="checkbox" name="whatsappReadReceipts" defaultChecked={settings.whatsappReadReceipts} />
      </label>
      {isOutOfRange && <p role="alert">{words.badRange}</p>}
      {put.error && <Failed error={put.error} />}
    </form>
  );
}
