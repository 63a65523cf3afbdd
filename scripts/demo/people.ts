import type { UserRole } from '../../domain/user/lists.ts';

/** Known to everybody who reads the console; demo data is only made in sandbox mode. */
export const DEMO_PASSWORD = 'play-it-quieter';

export const OPERATOR = {
  slug: 'demo-operator',
  name: 'Tidewater Music Care',
  kind: 'music_operator',
  timezone: 'Asia/Bangkok',
  isDemo: true,
} as const;

export type TeamMember = { role: UserRole; name: string; email: string; whatsapp: string; language: string };

/** +1 202 555 01xx are numbers kept for fiction. */
export const TEAM: readonly TeamMember[] = [
  {
    role: 'admin',
    name: 'Noor Castellan',
    email: 'admin@demo.example',
    whatsapp: '12025550101',
    language: 'en',
  },
  {
    role: 'manager',
    name: 'Tomas Veland',
    email: 'manager@demo.example',
    whatsapp: '12025550102',
    language: 'en',
  },
  {
    role: 'agent',
    name: 'Fah Rattanakul',
    email: 'agent@demo.example',
    whatsapp: '12025550103',
    language: 'th',
  },
  {
    role: 'viewer',
    name: 'Ines Marwick',
    email: 'viewer@demo.example',
    whatsapp: '12025550104',
    language: 'en',
  },
];

export const STUDIO = {
  slug: 'demo-studio',
  name: 'Lantern Street Dance Studio',
  kind: 'studio',
  timezone: 'Europe/Vienna',
  isDemo: true,
} as const;

export const STUDIO_ADMIN = { name: 'Elsbeth Morgentau', email: 'studio@demo.example' };
export const STUDIO_MAIL = 'hello@lantern-street.example';
export const STUDIO_CONTACTS = [
  { name: 'Jonas Felderer', email: 'jonas.felderer@dancers.example' },
  { name: 'Mireille Aubrac', email: 'mireille.aubrac@dancers.example' },
  { name: 'Kaito Shirasawa', email: 'kaito.shirasawa@dancers.example' },
];
