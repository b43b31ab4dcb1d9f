import ts from 'typescript';
import { expect, test } from 'vitest';
import { parseSource, productFiles } from '#lib/testing/text-functions.ts';

/** Every regular expression of the product, as `file:line pattern`. */
const patterns = productFiles('lib', 'app', 'components').flatMap((file) => {
  const source = parseSource(file);
  const found: { where: string; pattern: string }[] = [];
  const visit = (node: ts.Node): void => {
    if (ts.isRegularExpressionLiteral(node)) {
      const { line } = source.getLineAndCharacterOfPosition(node.getStart());
      found.push({
        where: `${file}:${line + 1} ${node.text}`,
        pattern: node.text.slice(1, node.text.lastIndexOf('/')),
      });
    }
    ts.forEachChild(node, visit);
  };
  visit(source);
  return found;
});

test('has no unbounded repetition inside an unbounded repetition', () => {
  expect(patterns.length).toBeGreaterThan(100);
  expect(patterns.filter(({ pattern }) => hasNestedRepetition(pattern)).map(({ where }) => where)).toEqual([]);
});

test('ends no unanchored pattern with an unbounded repetition', () => {
  expect(patterns.filter(({ pattern }) => endsOpen(pattern)).map(({ where }) => where)).toEqual([]);
});

test.each([
  ['(a+)+', true],
  ['(?:b|a*)*', true],
  ['(-[a-z]+)*', true],
  ['(?:[ab]|c)+', false],
  ['[a+]+\\+*', false],
  ['(a{1,3})+', false],
])('finds a nested repetition in %s: %s', (pattern, expected) => {
  expect(hasNestedRepetition(pattern)).toBe(expected);
});

test.each([
  ['\\s+$', true],
  ['^a+|b+$', true],
  ['\\d*\\s*$', true],
  ['^\\s*a+$', false],
  ['a{1,5}$', false],
])('finds an open end in %s: %s', (pattern, expected) => {
  expect(endsOpen(pattern)).toBe(expected);
});

function hasNestedRepetition(pattern: string): boolean {
  const open: boolean[] = [];
  let repeats = false;
  for (const [token] of withoutClasses(pattern).matchAll(/\\.|\(|\)(?:[*+]|\{\d+,\})?|[*+]|\{\d+,\}/g)) {
    if (token === '(') {
      open.push(repeats);
      repeats = false;
    } else if (token.startsWith(')')) {
      if (repeats && token.length > 1) return true;
      repeats = (open.pop() ?? false) || repeats || token.length > 1;
    } else if (!token.startsWith('\\')) repeats = true;
  }
  return false;
}

/**
 * Returns whether one top-level alternative has no `^` at its beginning, and `+$` or `*$` at its
 * end.
 */
function endsOpen(pattern: string): boolean {
  const alternatives = withoutClasses(pattern)
    .replaceAll(/\([^()]*\)/g, 'g')
    .split('|');
  return alternatives.some((text) => !text.startsWith('^') && /(?<!\\)(?:[*+]|\{\d+,\})\$$/.test(text));
}

/** Replaces each class by one letter, because its content repeats nothing. */
function withoutClasses(pattern: string): string {
  return pattern.replaceAll(/\\[\]\\[]/g, 'e').replaceAll(/\[(?:[^\]\\]|\\.)*\]/g, 'c');
}
