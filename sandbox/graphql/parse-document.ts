import {
  type Directive,
  DocumentFault,
  type Operation,
  type RequestDocument,
  type Selection,
  type Value,
  type VariableNode,
} from './document.ts';
import { createTokenReader, type TokenReader } from './token-reader.ts';

export function parseDocument(source: string): RequestDocument {
  const reader = createTokenReader(source);
  const document: RequestDocument = { operations: [], fragments: new Map() };
  while (reader.peek().kind !== 'end') {
    if (reader.skip('fragment')) {
      const name = reader.name();
      reader.expect('on');
      const on = reader.name();
      document.fragments.set(name, { name, on, selections: parseSelections(reader) });
    } else {
      document.operations.push(parseOperation(reader));
    }
  }
  if (document.operations.length === 0)
    throw new DocumentFault('Parsing error: the document has no operation');
  return document;
}

function parseOperation(reader: TokenReader): Operation {
  if (reader.peek().text === '{') {
    return { kind: 'query', name: null, variables: [], selections: parseSelections(reader) };
  }
  const kind = reader.name();
  if (kind !== 'query' && kind !== 'mutation' && kind !== 'subscription') {
    throw new DocumentFault(`Parsing error: unexpected "${kind}"`);
  }
  const name = reader.peek().kind === 'name' ? reader.name() : null;
  const variables: VariableNode[] = [];
  if (reader.skip('(')) {
    while (!reader.skip(')')) {
      reader.expect('$');
      const variable = reader.name();
      reader.expect(':');
      const type = parseType(reader);
      variables.push({ name: variable, type, fallback: reader.skip('=') ? parseValue(reader) : null });
    }
  }
  parseDirectives(reader);
  return { kind, name, variables, selections: parseSelections(reader) };
}

export function parseType(reader: TokenReader): string {
  let type: string;
  if (reader.skip('[')) {
    type = `[${parseType(reader)}]`;
    reader.expect(']');
  } else {
    type = reader.name();
  }
  return reader.skip('!') ? `${type}!` : type;
}

function parseSelections(reader: TokenReader): Selection[] {
  reader.expect('{');
  const selections: Selection[] = [];
  while (!reader.skip('}')) selections.push(parseSelection(reader));
  return selections;
}

function parseSelection(reader: TokenReader): Selection {
  if (!reader.skip('...')) return parseField(reader);
  const { kind, text } = reader.peek();
  if (kind === 'name' && text !== 'on') {
    return { kind: 'spread', name: reader.name(), directives: parseDirectives(reader) };
  }
  const on = reader.skip('on') ? reader.name() : null;
  return { kind: 'inline', on, directives: parseDirectives(reader), selections: parseSelections(reader) };
}

function parseField(reader: TokenReader): Selection {
  const first = reader.name();
  const name = reader.skip(':') ? reader.name() : first;
  const args = parseArguments(reader);
  const directives = parseDirectives(reader);
  const selections = reader.peek().text === '{' ? parseSelections(reader) : null;
  return { kind: 'field', key: first, name, args, directives, selections };
}

function parseArguments(reader: TokenReader): Map<string, Value> {
  const args = new Map<string, Value>();
  if (!reader.skip('(')) return args;
  while (!reader.skip(')')) {
    const name = reader.name();
    reader.expect(':');
    args.set(name, parseValue(reader));
  }
  return args;
}

function parseDirectives(reader: TokenReader): Directive[] {
  const directives: Directive[] = [];
  while (reader.skip('@')) directives.push({ name: reader.name(), args: parseArguments(reader) });
  return directives;
}

const WORDS: Record<string, boolean | null> = { true: true, false: false, null: null };

function parseValue(reader: TokenReader): Value {
  if (reader.skip('$')) return { kind: 'variable', name: reader.name() };
  if (reader.skip('[')) {
    const items: Value[] = [];
    while (!reader.skip(']')) items.push(parseValue(reader));
    return { kind: 'list', items };
  }
  if (reader.skip('{')) {
    const fields = new Map<string, Value>();
    while (!reader.skip('}')) {
      const name = reader.name();
      reader.expect(':');
      fields.set(name, parseValue(reader));
    }
    return { kind: 'object', fields };
  }
  const { kind, text } = reader.take();
  if (kind === 'number') return { kind: 'scalar', value: Number(text), isEnum: false };
  if (kind === 'string') return { kind: 'scalar', value: unquote(text), isEnum: false };
  if (kind !== 'name') throw new DocumentFault(`Parsing error: expected a value, found "${text}"`);
  if (text in WORDS) return { kind: 'scalar', value: WORDS[text] ?? null, isEnum: false };
  return { kind: 'scalar', value: text, isEnum: true };
}

function unquote(text: string): string {
  if (text.startsWith('"""')) return text.slice(3, -3).replaceAll('\\"""', '"""').trim();
  try {
    return JSON.parse(text);
  } catch {
    throw new DocumentFault('Parsing error: a string is not well formed');
  }
}
