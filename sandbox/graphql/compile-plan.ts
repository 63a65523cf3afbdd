import { coerceLiteral, type Variables } from './coerce-input.ts';
import { type Directive, DocumentFault, type FieldNode, type Fragment, type Selection } from './document.ts';
import { namedType, type Schema } from './parse-schema.ts';

export type Arguments = Record<string, unknown>;
// oxlint-disable-next-line typescript/no-explicit-any -- the parent of a resolver is whatever the field above it returned
type Resolver<Context> = (parent: any, args: Arguments, context: Context) => unknown;
export type Resolvers<Context> = Record<string, Resolver<Context>>;

export type PlanField<Context> = {
  key: string;
  args: Arguments;
  resolve: Resolver<Context>;
  /** By concrete type name; null for a leaf. */
  plans: Map<string, Plan<Context>> | null;
  /** The only plan, when the field is no union. */
  plan: Plan<Context> | null;
};
export type Plan<Context> = PlanField<Context>[];

const MAX_DEPTH = 40;

type Compiler<Context> = {
  schema: Schema;
  resolvers: Resolvers<Context>;
  fragments: Map<string, Fragment>;
  variables: Variables;
};

/** Checks a whole selection against the schema and turns it into a flat plan, so that running it is a plain walk. */
export function compilePlan<Context>(
  compiler: Compiler<Context>,
  typeName: string,
  selections: Selection[],
  depth = 0,
): Plan<Context> {
  if (depth > MAX_DEPTH) throw new DocumentFault('The query is nested too deeply.');
  const collected = new Map<string, { node: FieldNode; selections: Selection[] }>();
  collect(compiler, { typeName, asType: typeName, selections, into: collected, depth });
  return [...collected.values()].map(({ node, selections: below }) =>
    compileField(compiler, typeName, node, below, depth),
  );
}

function compileField<Context>(
  compiler: Compiler<Context>,
  typeName: string,
  node: FieldNode,
  selections: Selection[],
  depth: number,
): PlanField<Context> {
  const { schema, resolvers, variables } = compiler;
  const { key, name } = node;
  if (name === '__typename') return { key, args: {}, resolve: () => typeName, plans: null, plan: null };

  const type = schema.get(typeName);
  const field = type?.kind === 'object' ? type.fields.get(name) : undefined;
  if (!field) throw new DocumentFault(`Field '${name}' does not exist on type '${typeName}'.`);
  const args: Arguments = {};
  for (const arg of node.args.keys()) {
    if (!field.args.has(arg)) throw new DocumentFault(`Field '${name}' does not define argument '${arg}'.`);
  }
  for (const [arg, argType] of field.args) {
    const value = node.args.get(arg) ?? { kind: 'scalar' as const, value: null, isEnum: false };
    const coerced = coerceLiteral(schema, value, { type: argType, label: `Argument '${arg}'`, variables });
    if (coerced !== undefined && coerced !== null) args[arg] = coerced;
  }

  const resolve = resolvers[`${typeName}.${name}`] ?? ((parent) => parent[name]);
  const below = namedType(field.type);
  const target = schema.get(below);
  if (target?.kind !== 'object' && target?.kind !== 'union') {
    if (selections.length > 0)
      throw new DocumentFault(`Field '${name}' of type '${field.type}' has no subfields.`);
    return { key, args, resolve, plans: null, plan: null };
  }
  if (selections.length === 0)
    throw new DocumentFault(`Field '${name}' of type '${field.type}' must have subfields.`);
  if (target.kind === 'object') {
    return { key, args, resolve, plans: null, plan: compilePlan(compiler, below, selections, depth + 1) };
  }
  const plans = [...target.members].map((member) => {
    const fields: Parameters<typeof collect>[1]['into'] = new Map();
    collect(compiler, { typeName: member, asType: below, selections, into: fields, depth: depth + 1 });
    const nodes = [...fields.values()];
    return [
      member,
      nodes.map((found) => compileField(compiler, member, found.node, found.selections, depth + 1)),
    ] as const;
  });
  return { key, args, resolve, plans: new Map(plans), plan: null };
}

/** `asType` is the type under which the selection stands: only a fragment looks into the members of a union. */
function collect<Context>(
  compiler: Compiler<Context>,
  scope: {
    typeName: string;
    asType: string;
    selections: Selection[];
    into: Map<string, { node: FieldNode; selections: Selection[] }>;
    depth: number;
  },
): void {
  const { typeName, asType, into, depth } = scope;
  if (depth > MAX_DEPTH) throw new DocumentFault('The query is nested too deeply.');
  for (const selection of scope.selections) {
    if (!isIncluded(compiler, selection.directives)) continue;
    if (selection.kind === 'field') {
      if (asType !== typeName && selection.name !== '__typename') {
        throw new DocumentFault(`Field '${selection.name}' does not exist on type '${asType}'.`);
      }
      const found = into.get(selection.key);
      const below = selection.selections ?? [];
      if (found) found.selections = [...found.selections, ...below];
      else into.set(selection.key, { node: selection, selections: below });
      continue;
    }
    const fragment = selection.kind === 'spread' ? compiler.fragments.get(selection.name) : selection;
    if (!fragment)
      throw new DocumentFault(
        `Fragment spread '${'name' in selection ? selection.name : ''}' is not defined.`,
      );
    const on = fragment.on ?? asType;
    if (!compiler.schema.has(on)) throw new DocumentFault(`Type '${on}' does not exist.`);
    if (on === typeName || on === asType) {
      collect(compiler, { ...scope, asType: on, selections: fragment.selections, depth: depth + 1 });
    }
  }
}

function isIncluded<Context>({ schema, variables }: Compiler<Context>, directives: Directive[]): boolean {
  return directives.every(({ name, args }) => {
    if (name !== 'include' && name !== 'skip')
      throw new DocumentFault(`Directive '${name}' is not supported.`);
    const value = args.get('if') ?? { kind: 'scalar' as const, value: null, isEnum: false };
    const condition = coerceLiteral(schema, value, { type: 'Boolean!', label: "Argument 'if'", variables });
    return condition === (name === 'include');
  });
}
