import { globSync, readFileSync } from 'node:fs';
import ts from 'typescript';

/**
 * A function that a module of `lib/` exports, with the types of its parameters as they are written.
 */
export type ExportedFunction = { file: string; name: string; parameters: string[] };

/**
 * Product code of `lib/`: no tests, no generated code, and no command, which only an operator
 * starts.
 */
const skipped = /^lib\/(database\/generated|commands|testing)\/|\.test\.|\.d\.ts$/;

/** A parameter type that can hold a text from outside. */
const holdsText = /\b(string|unknown|Headers)\b/;

export function productFiles(...folders: string[]): string[] {
  const files = folders.flatMap((folder) => globSync(`${folder}/**/*.{ts,tsx}`));
  return files
    .map((file) => file.replaceAll('\\', '/'))
    .filter((file) => !skipped.test(file) && !/\/node_modules\//.test(file));
}

export function parseSource(file: string): ts.SourceFile {
  return ts.createSourceFile(file, readFileSync(file, 'utf8'), ts.ScriptTarget.ESNext, true);
}

/**
 * Lists every exported synchronous function of `lib/` that takes a text, from its source, so that
 * no new one is forgotten.
 */
export function textFunctions(): ExportedFunction[] {
  return productFiles('lib')
    .flatMap(exportedFunctions)
    .filter(({ parameters }) => parameters.some((type) => holdsText.test(type)));
}

function exportedFunctions(file: string): ExportedFunction[] {
  return parseSource(file)
    .statements.filter(
      (statement) => ts.canHaveModifiers(statement) && hasModifier(statement, ts.SyntaxKind.ExportKeyword),
    )
    .flatMap((statement) => namedFunctions(statement))
    .filter(([, declared]) => !isAsynchronous(declared))
    .map(([name, declared]) => ({ file, name, parameters: declared.parameters.map(typeOf) }));
}

function namedFunctions(statement: ts.Statement): [name: string, declared: ts.FunctionLikeDeclaration][] {
  if (ts.isFunctionDeclaration(statement)) return [[statement.name?.text ?? 'default', statement]];
  if (!ts.isVariableStatement(statement)) return [];
  return statement.declarationList.declarations.flatMap(({ name, initializer }) =>
    initializer && (ts.isArrowFunction(initializer) || ts.isFunctionExpression(initializer))
      ? [[name.getText(), initializer]]
      : [],
  );
}

/** Returns the type as written; `optional` for a parameter with only a default value. */
function typeOf(parameter: ts.ParameterDeclaration): string {
  return parameter.type?.getText().replace(/\s+/g, ' ') ?? 'optional';
}

function isAsynchronous(declared: ts.FunctionLikeDeclaration): boolean {
  return hasModifier(declared, ts.SyntaxKind.AsyncKeyword) || /^(Promise|Async)/.test(declared.type?.getText() ?? '');
}

function hasModifier(node: ts.Node, kind: ts.SyntaxKind): boolean {
  return ts.canHaveModifiers(node) && (ts.getModifiers(node)?.some((modifier) => modifier.kind === kind) ?? false);
}
