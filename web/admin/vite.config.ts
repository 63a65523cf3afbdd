import react from '@vitejs/plugin-react';
import { defineConfig } from 'vite';

export default defineConfig({
  root: import.meta.dirname,
  plugins: [react()],
  build: {
    outDir: '../../dist/web/admin',
    emptyOutDir: true,
    // The page's policy takes no font or script from a data address.
    assetsInlineLimit: 0,
  },
});
