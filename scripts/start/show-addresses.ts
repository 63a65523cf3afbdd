import { paint } from './console-progress.ts';
import type { DemoLogin } from '../demo/seed-demo.ts';
import { SANDBOX_PORTS } from './service-settings.ts';
import type { StartedSystem } from './start-system.ts';

/** The last thing a start prints: where everything is and who may come in. */
export function showAddresses(system: StartedSystem, preferredPorts: Record<string, number>): void {
  const { urls, ports } = system.running;
  const line = (name: string, url: string | undefined, port: string, note = '') => {
    if (!url) return;
    const preferred = preferredPorts[port];
    const moved =
      preferred !== undefined && ports[port] !== preferred ? ` (${whyMoved(port, preferred)})` : '';
    console.log(`  ${name.padEnd(17)} ${paint('cyan', url)}${moved}${note && paint('dim', `  ${note}`)}`);
  };
  console.log(`\n${paint('bold', 'BMA Social is running.')}\n`);
  line('Admin app', urls.app, 'api');
  line('Phones', urls.phones, 'sandbox', 'play the venue: WhatsApp, LINE, e-mail, music players');
  line('Temporal Web UI', urls.temporalUi, 'temporalUi', 'every running process');
  line('API', urls.apiDocs, 'api');
  line('Health', urls.health, 'api');
  showLogins(system.logins);
  console.log(`\nLogs are in .local/logs. ${paint('bold', 'Ctrl-C')} stops everything; the data stays.\n`);
}

function whyMoved(port: string, preferred: number): string {
  if (port !== 'sandbox') return `${preferred} was taken`;
  return `${preferred} to ${preferred + SANDBOX_PORTS - 1} were not all free`;
}

function showLogins(logins: DemoLogin[]): void {
  if (logins.length === 0) return;
  console.log('\nDemo logins:');
  const width = (field: keyof DemoLogin) => Math.max(...logins.map((login) => login[field].length));
  for (const { role, email, password } of logins) {
    console.log(`  ${role.padEnd(width('role'))}  ${email.padEnd(width('email'))}  ${password}`);
  }
}
