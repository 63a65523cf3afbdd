/** Words that every app shares: states, channels, lengths of time, failures. */
export const uiEn = {
  status: {
    playing: 'playing',
    paused: 'paused',
    muted: 'muted',
    suspect: 'suspect',
    offline: 'offline',
    unpaired: 'no player',
    expired: 'expired',
    unknown: 'unknown',
    silent: 'alerts silent',
  },
  channel: { whatsapp: 'WhatsApp', line: 'LINE', email: 'E-mail' },
  role: {
    manager: 'manager',
    it: 'IT',
    owner: 'owner',
    corporate: 'corporate',
  },
  span: {
    seconds: '{{count}} s',
    minutes: '{{count}} min',
    hours: '{{count}} h',
    days_one: '{{count}} day',
    days_other: '{{count}} days',
  },
  ago: '{{span}} ago',
  zonedTime: '{{city}} ({{own}} here)',
  loading: 'Loading',
  undo: 'Undo',
  close: 'Close',
  cancel: 'Cancel',
  failure: {
    retry: 'Try again',
    copyId: 'Copy request id {{requestId}}…',
    '0': {
      text: 'No answer from the server.',
      advice: 'Nothing was lost. Check the network; it will be tried again.',
    },
    '400': {
      text: 'The server could not accept this.',
      advice: 'Nothing was changed. Look at what was entered and try again.',
    },
    '401': { text: 'You are not signed in any more.', advice: 'Sign in again; you come back to this page.' },
    '403': {
      text: 'You may not do this.',
      advice: 'Nothing was changed. An administrator can give you the right.',
    },
    '404': { text: 'This does not exist.', advice: 'It may have been removed, or the link is not right.' },
    '409': {
      text: 'Somebody else was faster.',
      advice: 'Nothing of yours was changed. The page shows what is true now.',
    },
    '429': { text: 'Too many requests.', advice: 'Nothing was changed. Wait a little and try again.' },
    '500': {
      text: 'Something went wrong on our side.',
      advice: 'Nothing more was done. Try again; if it stays, pass on the request id.',
    },
    '503': { text: 'A part of the system is away.', advice: 'Nothing was lost. Try again in a few seconds.' },
    code: {
      user_wrong_credentials: 'Mail address or password is not right.',
    },
  },
};
