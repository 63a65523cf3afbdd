import pg from 'pg';

/** Returns once the database takes connections; the last refusal is thrown when that takes too long. */
export async function waitForDatabase(url: string, withinMs: number): Promise<void> {
  const deadline = Date.now() + withinMs;
  for (;;) {
    const client = new pg.Client({ connectionString: url, connectionTimeoutMillis: 5_000 });
    try {
      await client.connect();
      return;
    } catch (error) {
      if (Date.now() > deadline) throw error;
    } finally {
      await client.end().catch(() => {});
    }
    await new Promise((done) => setTimeout(done, 100));
  }
}
