/** Words of the frame: rail, banners, palette, sign-in. */
export const appEn = {
  nav: {
    label: 'Main',
    skip: 'Skip to content',
    overview: 'Overview',
    zones: 'Live zones',
    venues: 'Venues',
    inbox: 'Inbox',
    incidents: 'Incidents',
  },
  user: {
    menu: 'You',
    language: 'Language',
    languages: { en: 'English', th: 'ไทย' },
    theme: 'Theme',
    themes: { system: 'As the system', light: 'Light', dark: 'Dark' },
    role: { admin: 'administrator', manager: 'manager', agent: 'agent', viewer: 'viewer' },
    signOut: 'Sign out',
  },
  sandbox: {
    label: 'What is not real',
    vendors: 'Sandbox: {{names}}',
    phones: 'Open the phones',
    demo: 'Demo data',
  },
  connection: {
    lost: 'Connection lost. What you see may be old; it catches up by itself.',
    since: 'For {{span}}.',
  },
  palette: {
    title: 'Go to…',
    hint: 'A page, a venue, a person',
    pages: 'Pages',
    conversations: 'Conversations',
    nothing: 'Nothing found. Try a venue or a name.',
  },
  shortcuts: {
    title: 'Keyboard shortcuts',
    everywhere: 'Everywhere',
    single: 'Single keys act as shortcuts',
  },
  missing: { title: 'There is no page at this address.', toOverview: 'Go to the overview' },
};
