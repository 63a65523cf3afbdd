/** The sandbox's own sentence about what went wrong; null when it did not answer at all. */
export class RequestError extends Error {
  override name = 'RequestError';
  readonly sentence: string | null;
  constructor(sentence: string | null) {
    super(sentence ?? 'no answer');
    this.sentence = sentence;
  }
}

type Order = { method?: 'GET' | 'PUT' | 'POST'; body?: unknown };

/** `T` is what sandbox/README.md promises for this path. */
export async function request<T>(path: string, { method = 'GET', body }: Order = {}): Promise<T> {
  const init: RequestInit = { method };
  if (body !== undefined) {
    init.body = JSON.stringify(body);
    init.headers = { 'content-type': 'application/json' };
  }
  const response = await fetch(`/admin${path}`, init).catch(() => {
    throw new RequestError(null);
  });
  const answer = await response.json().catch(() => ({}));
  if (!response.ok) throw new RequestError(answer.error ?? `${response.status} ${response.statusText}`);
  return answer as T; // cast: the sandbox's admin API keeps to its README
}
