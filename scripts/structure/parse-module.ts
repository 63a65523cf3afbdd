import { posix } from 'node:path';
import ts from 'typescript';

export interface Import {
  /** A path within the repository, or the specifier of a package. */
  target: string;
  isPackage: boolean;
  /** Erased before the code runs: `import type` alone, since `import { type A }` still loads the module. */
  isType: boolean;
  names: string[];
  line: number;
}

export interface Module {
  path: string;
  lineCount: number;
  imports: Import[];
  exports: string[];
  /** `a.b(key,key)` for a call and what it is told by name, `new A()` without arguments, and `process.env`. */
  uses: { text: string; line: number }[];
  isBarrel: boolean;
  /** Nothing in it runs: word lists, tables of figures. */
  isData: boolean;
}

export function parseModule(path: string, text: string): Module {
  const source = ts.createSourceFile(path, text, ts.ScriptTarget.Latest, true);
  const module: Module = {
    path,
    lineCount: text.replace(/\n$/, '').split('\n').length,
    imports: [],
    exports: source.statements.flatMap(namesExportedBy),
    uses: [],
    isData: true,
    isBarrel:
      source.statements.length > 0 &&
      source.statements.every((statement) => ts.isExportDeclaration(statement) && statement.moduleSpecifier),
  };
  const lineOf = (node: ts.Node) => source.getLineAndCharacterOfPosition(node.getStart()).line + 1;
  const addImport = (specifier: ts.Node | undefined, isType: boolean, names: string[]) => {
    if (!specifier || !ts.isStringLiteralLike(specifier)) return;
    const isPackage = !specifier.text.startsWith('.');
    const target = isPackage ? specifier.text : posix.join(posix.dirname(path), specifier.text);
    module.imports.push({ target, isPackage, isType, names, line: lineOf(specifier) });
  };
  const visit = (node: ts.Node): void => {
    if (ts.isFunctionLike(node) || ts.isClassLike(node) || ts.isCallExpression(node)) module.isData = false;
    if (ts.isImportDeclaration(node)) {
      const clause = node.importClause;
      addImport(node.moduleSpecifier, clause?.phaseModifier === ts.SyntaxKind.TypeKeyword, namesOf(clause));
    } else if (ts.isExportDeclaration(node)) {
      addImport(node.moduleSpecifier, node.isTypeOnly, []);
    } else if (ts.isImportTypeNode(node)) {
      addImport(ts.isLiteralTypeNode(node.argument) ? node.argument.literal : undefined, true, []);
    } else if (ts.isCallExpression(node)) {
      if (node.expression.kind === ts.SyntaxKind.ImportKeyword) addImport(node.arguments[0], false, []);
      module.uses.push({
        text: `${textOf(node.expression)}(${keysOf(node.arguments[0])})`,
        line: lineOf(node),
      });
    } else if (ts.isNewExpression(node) && (node.arguments ?? []).length === 0) {
      module.uses.push({ text: `new ${textOf(node.expression)}()`, line: lineOf(node) });
    } else if (ts.isPropertyAccessExpression(node) && textOf(node) === 'process.env') {
      module.uses.push({ text: 'process.env', line: lineOf(node) });
    }
    ts.forEachChild(node, visit);
  };
  visit(source);
  return module;
}

function textOf(node: ts.Node): string {
  return node.getText().replaceAll(/\s|\?/g, '');
}

function keysOf(argument: ts.Expression | undefined): string {
  if (!argument || !ts.isObjectLiteralExpression(argument)) return '';
  return argument.properties.map(({ name }) => name?.getText() ?? '').join();
}

function namesOf(clause: ts.ImportClause | undefined): string[] {
  const bindings = clause?.namedBindings;
  if (!bindings || !ts.isNamedImports(bindings)) return [];
  return bindings.elements.map(({ propertyName, name }) => (propertyName ?? name).text);
}

function namesExportedBy(statement: ts.Statement): string[] {
  const isExported =
    ts.canHaveModifiers(statement) &&
    ts.getModifiers(statement)?.some(({ kind }) => kind === ts.SyntaxKind.ExportKeyword);
  if (!isExported) return [];
  if (ts.isFunctionDeclaration(statement)) return statement.name ? [statement.name.text] : [];
  if (!ts.isVariableStatement(statement)) return [];
  return statement.declarationList.declarations.map(({ name }) => name.getText());
}
