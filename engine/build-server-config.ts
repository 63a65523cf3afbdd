/** Local databases are small, and the number holds for the life of a database; docs/deploy.md has the value for size. */
const HISTORY_SHARDS = 4;
const SERVICES = ['frontend', 'history', 'matching', 'worker'] as const;

export interface ServerConfigInput {
  databaseUrl: URL;
  frontendPort: number;
  /** Seven more: three services and four membership listeners. */
  otherPorts: number[];
  dynamicConfigFile: string;
}

export const OTHER_PORT_COUNT = SERVICES.length * 2 - 1;

/** The server's configuration; written as JSON, which is YAML too. */
export function buildServerConfig(input: ServerConfigInput) {
  const [history, matching, worker, ...membership] = input.otherPorts;
  const grpcPort = { frontend: input.frontendPort, history, matching, worker };
  return {
    log: { stdout: true, level: 'warn' },
    persistence: {
      defaultStore: 'default',
      visibilityStore: 'visibility',
      numHistoryShards: HISTORY_SHARDS,
      datastores: {
        default: { sql: store(input.databaseUrl, 'temporal', 20) },
        visibility: { sql: store(input.databaseUrl, 'temporal_visibility', 5) },
      },
    },
    global: { membership: { maxJoinDuration: '30s', broadcastAddress: '127.0.0.1' } },
    services: Object.fromEntries(
      SERVICES.map((name, index) => [
        name,
        { rpc: { grpcPort: grpcPort[name], membershipPort: membership[index], bindOnLocalHost: true } },
      ]),
    ),
    clusterMetadata: {
      enableGlobalNamespace: false,
      failoverVersionIncrement: 10,
      masterClusterName: 'active',
      currentClusterName: 'active',
      clusterInformation: {
        active: {
          enabled: true,
          initialFailoverVersion: 1,
          rpcName: 'frontend',
          rpcAddress: `127.0.0.1:${input.frontendPort}`,
        },
      },
    },
    dynamicConfigClient: { filepath: input.dynamicConfigFile, pollInterval: '60s' },
  };
}

function store(url: URL, databaseName: string, connections: number) {
  return {
    pluginName: 'postgres12_pgx',
    databaseName,
    connectAddr: `${url.hostname}:${url.port || 5432}`,
    connectProtocol: 'tcp',
    user: decodeURIComponent(url.username),
    password: decodeURIComponent(url.password),
    maxConns: connections,
    maxIdleConns: connections,
    maxConnLifetime: '1h',
    ...tls(url),
  };
}

function tls(url: URL) {
  const mode = url.searchParams.get('sslmode');
  if (mode === null || mode === 'disable' || mode === 'prefer' || mode === 'allow') return {};
  return { tls: { enabled: true, enableHostVerification: mode === 'verify-full' } };
}
