import { parseType } from './parse-document.ts';
import { createTokenReader, type TokenReader } from './token-reader.ts';

type FieldDefinition = { type: string; args: Map<string, string> };
type TypeDefinition =
  | { kind: 'object'; fields: Map<string, FieldDefinition> }
  | { kind: 'input'; fields: Map<string, FieldDefinition> }
  | { kind: 'union'; members: Set<string> }
  | { kind: 'enum'; members: Set<string> }
  | { kind: 'scalar' };
export type Schema = Map<string, TypeDefinition>;

const BUILT_IN = ['ID', 'String', 'Int', 'Float', 'Boolean'];

/** Reads the schema language as far as the stand-in's own schema uses it: no interfaces, defaults or directives. */
export function parseSchema(source: string): Schema {
  const schema: Schema = new Map(BUILT_IN.map((name) => [name, { kind: 'scalar' }]));
  const reader = createTokenReader(source);
  while (reader.peek().kind !== 'end') {
    const keyword = reader.name();
    schema.set(reader.name(), parseDefinition(keyword, reader));
  }
  return schema;
}

function parseDefinition(keyword: string, reader: TokenReader): TypeDefinition {
  if (keyword === 'scalar') return { kind: 'scalar' };
  const members = new Set<string>();
  if (keyword === 'union') {
    reader.expect('=');
    do members.add(reader.name());
    while (reader.skip('|'));
    return { kind: 'union', members };
  }
  reader.expect('{');
  if (keyword === 'enum') {
    while (!reader.skip('}')) members.add(reader.name());
    return { kind: 'enum', members };
  }
  const fields = new Map<string, FieldDefinition>();
  while (!reader.skip('}')) {
    const name = reader.name();
    const args = new Map<string, string>();
    if (reader.skip('(')) {
      while (!reader.skip(')')) {
        const arg = reader.name();
        reader.expect(':');
        args.set(arg, parseType(reader));
      }
    }
    reader.expect(':');
    fields.set(name, { type: parseType(reader), args });
  }
  return { kind: keyword === 'input' ? 'input' : 'object', fields };
}

export const namedType = (type: string) => type.replace(/[[\]!]/g, '');
