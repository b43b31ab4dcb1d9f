'use server';

import { z } from 'zod';
import { returnReason } from '#lib/erasures/return-reason.ts';
import { formAction } from '#lib/forms/form-action.ts';
import { type FormState, initialField } from '#lib/forms/form-state.ts';
import { idField } from '#lib/forms/id-field.ts';
import { addressWithNotice } from '#lib/forms/notices/notice-address.ts';
import type { Dictionary } from '#lib/i18n/dictionary.ts';
import type { Locale } from '#lib/i18n/locale.ts';
import { importFields } from '#lib/imports/file/import-field.ts';
import { correctRow } from '#lib/imports/plan/correct-row.ts';
import { rowProblemText } from '#lib/imports/rows/describe-problem.ts';
import type { RowProblem } from '#lib/imports/rows/row-problem.ts';
import { fail, succeed } from '#lib/result.ts';
import { currentLocale } from '#lib/session/current-locale.ts';

const cell = z.string().max(20_000, 'too-long').optional();
const cells = Object.fromEntries(importFields.map((field) => [field, cell])) as Record<
  (typeof importFields)[number],
  typeof cell
>;
const initials = Object.fromEntries(importFields.map((field) => [initialField + field, cell]));
const schema = z.object({
  id: idField,
  line: z.coerce.number().int().min(1).max(100_000_000),
  returnReason,
  ...cells,
  ...initials,
});

/**
 * Judges a row again with the values that staff changed. Remaining problems are shown beside their
 * fields.
 */
export const correctRowAction = formAction(schema, async (staff, { id, line, returnReason, ...form }, dictionary) => {
  const texts: Record<string, string | undefined> = form;
  const changed = importFields.filter((field) => {
    const [typed, initial] = [texts[field], texts[initialField + field]];
    return typed !== undefined && withoutReturns(typed) !== withoutReturns(initial);
  });
  const given = Object.fromEntries(changed.map((field) => [field, texts[field]]));
  const corrected = await correctRow(staff, id, line, given, returnReason);
  if (corrected.ok) {
    const page = `/${staff.structure.slug}/imports/${id}`;
    return succeed(addressWithNotice('import', page, 'row-corrected', { corrected: corrected.value }));
  }
  if ('problems' in corrected.problem)
    return fail(refusal(corrected.problem.problems, await currentLocale(), dictionary));
  const { code } = corrected.problem;
  return fail({ error: code === 'too-late' ? dictionary.imports.correct.tooLate : dictionary.problems[code] });
});

/**
 * Splits problems: those of a field are shown beside it, without its name; those of the row above
 * the form.
 */
function refusal(problems: RowProblem[], locale: Locale, dictionary: Dictionary): Partial<FormState> {
  const errors: Record<string, string> = {};
  const whole: string[] = [];
  for (const { field, ...problem } of problems.filter(({ warning }) => !warning)) {
    // The form asks for both names in place of a full name.
    if (problem.code === 'erased') errors.returnReason = dictionary.personalData.erased.form;
    else if (field) errors[field === 'fullName' ? 'lastName' : field] ??= rowProblemText(problem, locale, dictionary);
    else whole.push(rowProblemText(problem, locale, dictionary));
  }
  return { errors, ...(whole.length > 0 && { error: whole.join(' ') }) };
}

/** A browser sends line breaks as CR LF. */
function withoutReturns(text: string | undefined): string | undefined {
  return text?.replaceAll('\r', '');
}
