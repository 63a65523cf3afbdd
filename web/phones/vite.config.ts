import react from '@vitejs/plugin-react';
import { defineConfig } from 'vite';

export default defineConfig({
  root: import.meta.dirname,
  base: '/phones/',
  plugins: [react()],
  build: { outDir: '../../dist/web/phones', emptyOutDir: true },
  // `vite web/phones` beside a running sandbox: its admin API stands on another port.
  server: { proxy: { '/admin': process.env.SANDBOX_URL ?? 'http://127.0.0.1:4010' } },
});
