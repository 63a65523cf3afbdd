import { DocumentFault, type Value, type VariableNode } from './document.ts';
import { namedType, type Schema } from './parse-schema.ts';

export type Variables = { values: Record<string, unknown>; types: Map<string, string> };

export function coerceVariables(
  schema: Schema,
  declared: VariableNode[],
  given: Record<string, unknown>,
): Variables {
  const variables: Variables = { values: {}, types: new Map() };
  for (const { name, type, fallback } of declared) {
    if (!schema.has(namedType(type))) throw new DocumentFault(`Type '${namedType(type)}' does not exist.`);
    variables.types.set(name, type);
    const label = `Variable '${name}'`;
    if (given[name] === undefined && fallback) variables.values[name] = literal(fallback, variables);
    else variables.values[name] = coerceInput(schema, given[name], { type, label });
  }
  return variables;
}

/** A value as written in the document, checked against the type that stands at its place. */
export function coerceLiteral(
  schema: Schema,
  value: Value,
  place: { type: string; label: string; variables: Variables },
): unknown {
  checkVariables(schema, value, place);
  return coerceInput(schema, literal(value, place.variables), place);
}

function literal(value: Value, variables: Variables): unknown {
  if (value.kind === 'variable') return variables.values[value.name];
  if (value.kind === 'list') return value.items.map((item) => literal(item, variables));
  if (value.kind === 'scalar') return value.value;
  return Object.fromEntries([...value.fields].map(([name, field]) => [name, literal(field, variables)]));
}

/** A variable must be declared with the very type of its place, or its non-null form: `Int!` does not fit `Volume!`. */
function checkVariables(schema: Schema, value: Value, place: { type: string; variables: Variables }): void {
  const { type, variables } = place;
  if (value.kind === 'variable') {
    const declared = variables.types.get(value.name);
    if (declared === undefined) throw new DocumentFault(`Variable '${value.name}' is not defined.`);
    if (declared !== type && declared !== `${type}!`) {
      const mismatch = `(${declared} instead of ${type})`;
      throw new DocumentFault(
        `Variable '${value.name}' usage is not allowed because its type doesn't match the schema ${mismatch}.`,
      );
    }
  }
  if (value.kind === 'list') {
    const itemType = type.replace(/!$/, '').replace(/^\[(.*)\]$/, '$1');
    for (const item of value.items) checkVariables(schema, item, { type: itemType, variables });
  }
  if (value.kind === 'object') {
    const definition = schema.get(namedType(type));
    for (const [name, field] of value.fields) {
      const fieldType = definition?.kind === 'input' ? definition.fields.get(name)?.type : undefined;
      if (fieldType) checkVariables(schema, field, { type: fieldType, variables });
    }
  }
}

function coerceInput(schema: Schema, value: unknown, place: { type: string; label: string }): unknown {
  const { type, label } = place;
  if (type.endsWith('!')) {
    if (value === undefined || value === null) throw new DocumentFault(`${label} is null but should not be.`);
    return coerceInput(schema, value, { type: type.slice(0, -1), label });
  }
  if (value === undefined || value === null) return value;
  if (type.startsWith('[')) {
    const items = Array.isArray(value) ? value : [value];
    return items.map((item) => coerceInput(schema, item, { type: type.slice(1, -1), label }));
  }
  const definition = schema.get(type);
  if (definition?.kind === 'input') {
    if (typeof value !== 'object' || Array.isArray(value))
      throw new DocumentFault(`${label} is not an object.`);
    for (const name of Object.keys(value)) {
      if (!definition.fields.has(name)) throw new DocumentFault(`${label} field '${name}' does not exist`);
    }
    const given = value as Record<string, unknown>; // cast: an object that is no array, by the check above
    const coerced = [...definition.fields].map(([name, field]) => [
      name,
      coerceInput(schema, given[name], { type: field.type, label: `${label} field '${name}'` }),
    ]);
    return Object.fromEntries(coerced);
  }
  const isFit =
    definition?.kind === 'enum'
      ? typeof value === 'string' && definition.members.has(value)
      : isScalar(type, value);
  // A number is as good an id as its digits.
  if (isFit) return type === 'ID' && typeof value === 'number' ? `${value}` : value;
  throw new DocumentFault(`${label} has an invalid value for type '${type}'.`);
}

function isScalar(type: string, value: unknown): boolean {
  switch (type) {
    case 'ID':
      return typeof value === 'string' || Number.isInteger(value);
    case 'Int':
    case 'Volume':
      return Number.isInteger(value);
    case 'Float':
      return typeof value === 'number';
    case 'Boolean':
      return typeof value === 'boolean';
    default:
      return typeof value === 'string';
  }
}
