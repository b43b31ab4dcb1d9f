import type { Dictionary } from '#lib/i18n/dictionary.ts';
import { formatNumber } from '#lib/i18n/format.ts';
import type { Locale } from '#lib/i18n/locale.ts';
import type { FileProblem } from '#lib/imports/file/file-problem.ts';
import type { RowProblem } from './row-problem.ts';

/** Describes in a sentence why a file was refused, with the line when there is one. */
export function fileProblemText(
  { code, line, field = 'email' }: FileProblem,
  locale: Locale,
  { imports }: Dictionary,
): string {
  const sentence = imports.problems[code];
  const text = typeof sentence === 'function' ? sentence(imports.fields[field]) : sentence;
  return line === undefined ? text : `${imports.atLine(formatNumber(locale, line))} ${text}`;
}

/**
 * Describes why a row was refused or skipped, or what to check: the column, then the reason. A cell
 * that was left blank is quoted.
 */
export function rowProblemText(
  { code, field, line, name }: RowProblem,
  locale: Locale,
  { imports, problems, shell }: Dictionary,
): string {
  const ownWords: Record<string, string | ((named: string, line: string) => string)> = imports.rowProblems;
  const own = ownWords[code];
  const lineText = formatNumber(locale, line ?? 0);
  if (typeof own === 'function') return own(name ?? (line === undefined ? '…' : lineText), lineText);
  if (own) return own;
  const reason = imports.blankReasons[code];
  if (field && name !== undefined && reason) return imports.leftBlank(imports.fields[field], field, name, reason);
  const text = problems[code as keyof typeof problems];
  return field ? `${imports.fields[field]}${shell.colon}${lowerFirst(text)}` : text;
}

/** Lowers the first letter of a sentence that follows a colon. */
function lowerFirst(sentence: string): string {
  return sentence.charAt(0).toLowerCase() + sentence.slice(1);
}
