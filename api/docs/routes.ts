import express from 'express';
import type { Router } from 'express';
import { absolutePath } from 'swagger-ui-dist';
import type { ApiDependencies } from '../dependencies.ts';
import { generateOpenApi } from './openapi.ts';

const PAGE = `<!doctype html>
<html lang="en">
<head><meta charset="utf-8"><meta name="viewport" content="width=device-width, initial-scale=1">
<title>BMA Social API</title><link rel="stylesheet" href="/docs/swagger-ui.css"></head>
<body><div id="swagger-ui"></div><script src="/docs/swagger-ui-bundle.js"></script><script src="/docs/start.js"></script></body>
</html>
`;
const START = `window.ui = SwaggerUIBundle({ url: '/api/v1/openapi.json', dom_id: '#swagger-ui', deepLinking: true });\n`;

/** `/docs` and its document, all from this machine. */
export function createDocsRouter({ settings }: Pick<ApiDependencies, 'settings'>): Router {
  const router = express.Router();
  const document = generateOpenApi(settings);
  router.get('/api/v1/openapi.json', async (_request, response) => void response.json(await document));
  router.get('/docs', (_request, response) => void response.type('html').send(PAGE));
  router.get('/docs/start.js', (_request, response) => void response.type('js').send(START));
  router.use('/docs', express.static(absolutePath(), { index: false }));
  return router;
}
