import { useQuery } from '@tanstack/react-query';

import controls from '../../../components/controls.module.css';
import { Empty, Failed, Loading } from '../../../components/notice.tsx';
import { useAddress } from '../../../lib/address-bar.ts';
import { useWords } from '../../../lib/use-words.ts';
import { ledgerQuery } from '../api/ledger.ts';
import { type LedgerRow, VENDORS } from '../types.ts';
import styles from './ledger-rows.module.css';

export function LedgerRows() {
  const words = useWords();
  const [chosen, choose] = useAddress('ledger');
  const vendor = VENDORS.find((each) => each === chosen) ?? 'soundtrack';
  const { data: rows, error, refetch } = useQuery(ledgerQuery(vendor));
  return (
    <section className={styles.ledger} aria-labelledby="ledger">
      <header className={styles.head}>
        <h2 id="ledger">{words.ledger}</h2>
        {VENDORS.map((each) => (
          <button
            key={each}
            type="button"
            className={controls.button}
            aria-pressed={each === vendor}
            onClick={() => choose(each)}
          >
            {words.vendors[each]}
          </button>
        ))}
      </header>
      <p className={styles.meaning}>{words.ledgerMeaning}</p>
      {error && !rows && <Failed error={error} retry={refetch} />}
      {!rows && !error && <Loading />}
      {rows?.length === 0 && <Empty title={words.ledgerEmpty} />}
      {rows && rows.length > 0 && (
        // Scrolls sideways on a narrow screen, so it must be reachable without a mouse.
        <div
          className={styles.scroll}
          role="region"
          aria-label={`${words.ledger}: ${words.vendors[vendor]}`}
          tabIndex={0}
        >
          <table className={styles.table}>
            <thead>
              <tr>
                {Object.entries(words.columns).map(([name, title]) => (
                  <th key={name} scope="col">
                    {title}
                  </th>
                ))}
              </tr>
            </thead>
            <tbody>
              {rows.map((row) => (
                <Row key={row.seq} row={row} />
              ))}
            </tbody>
          </table>
        </div>
      )}
    </section>
  );
}

function Row({ row }: { row: LedgerRow }) {
  const words = useWords();
  const at = new Date(row.at);
  return (
    <tr>
      <td>
        <time dateTime={row.at}>
          {at.toLocaleTimeString('en-GB')}.{String(at.getMilliseconds()).padStart(3, '0')}
        </time>
      </td>
      <td>{row.operation}</td>
      <td className={styles.long}>{row.recipient}</td>
      <td className={styles.long}>{row.key}</td>
      <td data-refused={row.outcome !== 'accepted'}>{row.outcome}</td>
      <td>
        <details>
          <summary>{words.showBody}</summary>
          <pre>{JSON.stringify(row.body, null, 2)}</pre>
        </details>
      </td>
    </tr>
  );
}
