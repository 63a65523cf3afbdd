import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { bypassProxy } from '../engine/bypass-proxy.ts';
import { DEMO_PASSWORD, TEAM } from './demo/people.ts';
import { createSandboxAdmin } from './play/sandbox-admin.ts';
import type { PhoneContact } from './play/sandbox-admin.ts';
import { signInStaff } from './play/staff-session.ts';
import { playTooLoud } from './smoke/play-chat.ts';
import { playOutage } from './smoke/play-outage.ts';
import { createReport } from './smoke/report.ts';
import { readRunningSystem } from './start/running-system.ts';

const HELP = `npm run smoke: plays the main job against the system that \`npm start\` runs, and prints what it saw.

Every printed address answers; "too loud" on WhatsApp and in Thai on LINE makes the lobby quieter and "undo" brings it
back; a venue is unplugged, the right people are told, somebody acknowledges, and it is over when it is plugged in.`;

const { values } = parseArgs({ options: { help: { type: 'boolean', short: 'h' } } });
if (values.help) {
  console.log(HELP);
  process.exit(0);
}
bypassProxy();

const system = readRunningSystem(join(import.meta.dirname, '..', '.local'));
if (system?.urls.sandbox === undefined) {
  console.error('Nothing runs here in sandbox mode: npm start first, in another terminal.');
  process.exit(1);
}
const report = createReport();
for (const [name, url] of Object.entries(system.urls)) {
  const { status } = await fetch(url);
  report.check(status < 400, `${name} ${url} answers ${status}`);
}

const sandbox = createSandboxAdmin(system.urls.sandbox);
const contacts = await sandbox.contacts();
const showCase = contacts.filter((contact) => contact.venue.includes('Siam Pavilion Bangkok'));
const find = (isRight: (contact: PhoneContact) => boolean, who: string): PhoneContact => {
  const contact = showCase.find(isRight);
  if (contact === undefined) throw new Error(`The demo data has no ${who}: npm run reset, then npm start`);
  return contact;
};
const manager = find(
  (one) => one.channels.whatsapp !== undefined && one.role === 'manager',
  'manager on WhatsApp',
);
const thai = find((one) => one.channels.line !== undefined, 'contact on LINE');
const itContact = find((one) => one.role === 'it', 'IT contact');
const agent = TEAM.find((one) => one.role === 'agent');
const staff = await signInStaff(system.urls.app, { email: agent?.email ?? '', password: DEMO_PASSWORD });

await playTooLoud(
  { sandbox, contact: manager, channel: 'whatsapp' },
  { words: 'The lobby music is too loud', undo: 'undo', report },
);
await playTooLoud(
  { sandbox, contact: thai, channel: 'line' },
  { words: 'เพลงในล็อบบี้ดังเกินไป', undo: 'ยกเลิก', report },
);
await playOutage({ sandbox, staff, itContact, report });

const failures = report.failures();
console.log(failures === 0 ? '\nAll of it as promised.' : `\n${failures} thing(s) not as promised.`);
process.exit(failures === 0 ? 0 : 1);
