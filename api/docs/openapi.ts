import { OpenAPIGenerator } from '@orpc/openapi';
import type { OpenAPI } from '@orpc/openapi';
import { ZodToJsonSchemaConverter } from '@orpc/zod/zod4';
import { contract } from '../../domain/contract/contract.ts';

/** The reference document, made from the contract that also types the server and the web client. */
export async function generateOpenApi(input: {
  version: string;
  publicUrl: string;
}): Promise<OpenAPI.Document> {
  const generator = new OpenAPIGenerator({ schemaConverters: [new ZodToJsonSchemaConverter()] });
  return generator.generate(contract, {
    info: {
      title: 'BMA Social',
      version: input.version,
      description:
        'Sign in with `POST /auth/login` and send the access token as `Authorization: Bearer`. Errors are problem documents (RFC 9457) with a stable `code` and a `requestId`. `GET /live` streams changes as server-sent events and resumes by `Last-Event-ID`.',
      license: { name: 'MIT', identifier: 'MIT' },
    },
    servers: [{ url: `${input.publicUrl}/api/v1` }],
    security: [{ bearer: [] }],
    components: { securitySchemes: { bearer: { type: 'http', scheme: 'bearer', bearerFormat: 'JWT' } } },
  });
}
