/** A member of staff at the API. */
export type StaffSession = {
  ask: <T>(path: string, init?: { method?: string; json?: unknown }) => Promise<T>;
};

/** Signs in; every answer that is no success is an error that says what the API said. */
export async function signInStaff(
  appUrl: string,
  login: { email: string; password: string },
): Promise<StaffSession> {
  const request = async <T>(
    path: string,
    init: { method?: string; json?: unknown; token?: string },
  ): Promise<T> => {
    const headers = {
      ...(init.token !== undefined && { authorization: `Bearer ${init.token}` }),
      ...(init.json !== undefined && { 'content-type': 'application/json' }),
    };
    const answer = await fetch(`${appUrl}/api/v1${path}`, {
      method: init.method ?? 'GET',
      headers,
      ...(init.json !== undefined && { body: JSON.stringify(init.json) }),
    });
    const text = await answer.text();
    if (!answer.ok)
      throw new Error(`${init.method ?? 'GET'} ${path}: ${answer.status} ${text.slice(0, 300)}`);
    return JSON.parse(text) as T; // cast: the contract's shapes
  };
  const { accessToken } = await request<{ accessToken: string }>('/auth/login', {
    method: 'POST',
    json: login,
  });
  return { ask: (path, init = {}) => request(path, { ...init, token: accessToken }) };
}
