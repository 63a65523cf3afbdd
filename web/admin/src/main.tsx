import { createRoot } from 'react-dom/client';
import { Providers } from './app/providers.tsx';
import { startI18n } from './lib/i18n/i18n.ts';

startI18n();
const root = document.getElementById('root');
if (root === null) throw new Error('The page has no root.');
createRoot(root).render(<Providers />);
