import type { Plan, PlanField } from './compile-plan.ts';
import { FieldFault } from './document.ts';

type GraphqlError = {
  message: string;
  path: (string | number)[];
  extensions?: Record<string, unknown>;
};
/** Linked from the leaf upwards: an array is only built for a field that failed. */
type Path = { above: Path; key: string | number } | null;

/** Every field that fails becomes null beside the others, with an error that names its path. */
export function runPlan<Context>(
  plan: Plan<Context>,
  root: object,
  context: Context,
): { data: Record<string, unknown>; errors: GraphqlError[] } {
  const errors: GraphqlError[] = [];

  function object(fields: Plan<Context>, parent: unknown, path: Path): Record<string, unknown> {
    const result: Record<string, unknown> = {};
    for (const field of fields) {
      const at: Path = field.plan || field.plans ? { above: path, key: field.key } : null;
      try {
        const value = field.resolve(parent, field.args, context);
        result[field.key] = at ? complete(field, value, at) : (value ?? null);
      } catch (error) {
        result[field.key] = null;
        errors.push(toError(error, at ?? { above: path, key: field.key }));
      }
    }
    return result;
  }

  function complete(field: PlanField<Context>, value: unknown, path: Path): unknown {
    if (value === null || value === undefined) return null;
    if (Array.isArray(value))
      return value.map((item, index) => complete(field, item, { above: path, key: index }));
    if (field.plan) return object(field.plan, value, path);
    const typeName = (value as { __typename?: string }).__typename ?? ''; // cast: resolvers of a union name the type
    return object(field.plans?.get(typeName) ?? [], value, path);
  }

  return { data: object(plan, root, null), errors };
}

function toError(error: unknown, path: Path): GraphqlError {
  const keys: (string | number)[] = [];
  for (let at = path; at; at = at.above) keys.unshift(at.key);
  if (error instanceof FieldFault) {
    return { message: error.message, path: keys, ...(error.extensions && { extensions: error.extensions }) };
  }
  const message = error instanceof Error ? error.message : String(error);
  return {
    message: 'Internal server error',
    path: keys,
    extensions: { code: 'INTERNAL_SERVER_ERROR', message },
  };
}
