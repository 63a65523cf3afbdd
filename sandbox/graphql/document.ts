/** What a parsed request is made of. Types are kept as written: `[ID!]!`. */
export type Value =
  | { kind: 'variable'; name: string }
  | { kind: 'list'; items: Value[] }
  | { kind: 'object'; fields: Map<string, Value> }
  | { kind: 'scalar'; value: string | number | boolean | null; isEnum: boolean };
export type Directive = { name: string; args: Map<string, Value> };
export type FieldNode = {
  kind: 'field';
  key: string;
  name: string;
  args: Map<string, Value>;
  directives: Directive[];
  selections: Selection[] | null;
};
export type Selection =
  | FieldNode
  | { kind: 'spread'; name: string; directives: Directive[] }
  | { kind: 'inline'; on: string | null; directives: Directive[]; selections: Selection[] };
export type VariableNode = { name: string; type: string; fallback: Value | null };
export type Operation = {
  kind: 'query' | 'mutation' | 'subscription';
  name: string | null;
  variables: VariableNode[];
  selections: Selection[];
};
export type Fragment = { name: string; on: string; selections: Selection[] };
export type RequestDocument = { operations: Operation[]; fragments: Map<string, Fragment> };

/** The request as a whole cannot be carried out: nothing of it was. */
export class DocumentFault extends Error {
  override name = 'DocumentFault';
}

/** One field failed: it becomes null beside the others. */
export class FieldFault extends Error {
  override name = 'FieldFault';
  readonly extensions: Record<string, unknown> | undefined;
  constructor(message: string, extensions?: Record<string, unknown>) {
    super(message);
    this.extensions = extensions;
  }
}
