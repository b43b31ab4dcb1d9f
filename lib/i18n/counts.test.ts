import { globSync, readFileSync } from 'node:fs';
import ts from 'typescript';
import { describe, expect, test } from 'vitest';
import { dictionaryOf } from './dictionary.ts';

type Parameter = { name: string; type: string };

/** A text that takes a count: its place in the dictionary, and its parameters. */
type CountText = { path: string[]; parameters: Parameter[] };

/** Lists the texts of the French dictionary that take a number; the English one has the same. */
function countTexts(): CountText[] {
  return globSync('lib/i18n/fr/*.ts').flatMap((file) =>
    ts
      .createSourceFile(file, readFileSync(file, 'utf8'), ts.ScriptTarget.ESNext, true)
      .statements.filter(ts.isVariableStatement)
      .flatMap(({ declarationList }) => [...declarationList.declarations])
      .flatMap(({ name, initializer }) => (initializer ? textsIn(initializer, [name.getText()]) : [])),
  );
}

function textsIn(node: ts.Node, path: string[]): CountText[] {
  if (ts.isArrowFunction(node)) {
    const parameters = node.parameters.map(({ name, type }) => ({ name: name.getText(), type: type?.getText() ?? '' }));
    return parameters.some(({ type }) => type === 'number') ? [{ path, parameters }] : [];
  }
  const inner: CountText[] = [];
  node.forEachChild((child) => {
    if (!ts.isPropertyAssignment(child)) inner.push(...textsIn(child, path));
    else {
      const name = ts.isStringLiteral(child.name) ? child.name.text : child.name.getText();
      inner.push(...textsIn(child.initializer, [...path, name]));
    }
  });
  return inner;
}

/** Texts whose number is no count of things: a limit, a duration, or the number of a line. */
const quantities = [
  ...['account.sessions.body', 'activity.events.idle-limit-changed', 'activity.events.client-imported'],
  ...['activity.events.client-updated-by-import', 'registrations.codeLimit.app', 'registrations.codeLimit.staff'],
  ...['staff.errors.wait', 'staff.errors.waitForLink', 'staff.errors.mailedEnough', 'staff.errors.busy'],
];

/**
 * Texts that are shown only where there is at least one: the parts of a sum, which leave out what
 * is empty (`SumLine`, `whatWasDone`), questions and buttons about lines or people that there are.
 */
const shownForSome = [
  ...['imports.sum.', 'imports.sumPlanned.', 'imports.outcome.', 'imports.undo.', 'imports.reading.forgets'],
  ...['imports.understood.ignored', 'imports.choices.updates', 'imports.choices.reopen', 'imports.planned'],
  ...['clients.formErrors', 'erpExplained.several', 'erpApi.works'],
];

const texts = countTexts()
  .filter(({ path: [part = ''] }) => part in dictionaryOf('fr'))
  .filter(({ path }) => !quantities.includes(path.join('.')));

function textFor(locale: 'fr' | 'en', { path, parameters }: CountText, count: number): string {
  const say = path.reduce<unknown>((part, name) => (part as Record<string, unknown>)[name], dictionaryOf(locale));
  return (say as (...values: unknown[]) => string)(...parameters.map((parameter) => argumentOf(parameter, count)));
}

function argumentOf({ name, type }: Parameter, count: number): unknown {
  if (name === 'base') return 60;
  if (type === 'number') return count;
  if (type === 'boolean') return true;
  if (name === 'file') return 'liste.csv';
  if (name === 'action') return 'Inviter';
  if (name === 'group' || name === 'into') return 'Judo';
  return /\[\]/.test(type) ? ['Zoé'] : String(count);
}

/** A digit that stands alone. */
const digit = (of: 0 | 1) => new RegExp(`(?<![\\d,.\u202f])${of}(?![\\d,.\u202f]\\d)(?!\\d)`);

describe.each(['fr', 'en'] as const)('in %s', (locale) => {
  test('finds the texts that take a count', () => {
    expect(texts.length).toBeGreaterThan(60);
    const names = texts.map(({ path }) => path.join('.'));
    for (const known of shownForSome)
      expect(
        names.some((name) => name.startsWith(known)),
        known,
      ).toBe(true);
  });

  test.each(texts.map((text) => [text.path.join('.'), text] as const))(
    'counts none, one and many in %s',
    (name, text) => {
      const [none, one, many] = [0, 1, 3].map((count) => textFor(locale, text, count)) as [string, string, string];
      for (const said of [none, one, many]) expect(said.trim()).not.toBe('');
      expect(many).not.toBe(one);
      if (shownForSome.some((known) => name.startsWith(known))) return;
      expect(none).not.toBe(one);
      expect(none).not.toMatch(digit(0));
      expect(none).not.toMatch(digit(1));
    },
  );
});
