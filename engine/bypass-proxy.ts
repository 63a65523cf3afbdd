const LOCAL = ['127.0.0.1', 'localhost'];

/**
 * Behind a company's proxy gRPC would send even connections to this machine through it. Holds for this process and
 * the children it starts from now on.
 */
export function bypassProxy(env: NodeJS.ProcessEnv = process.env): void {
  const known = (env.no_proxy ?? env.NO_PROXY ?? '').split(',').map((host) => host.trim());
  const hosts = [...new Set([...known.filter(Boolean), ...LOCAL])].join(',');
  env.no_proxy = hosts;
  env.NO_PROXY = hosts;
}
