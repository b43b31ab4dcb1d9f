import { emailKey } from '#lib/identity/email-key.ts';
import { type EmailProblem, maxAddressLength } from '#lib/identity/trim-email.ts';
import type { RowProblem } from '#lib/imports/rows/row-problem.ts';
import { readAddress } from '#lib/values/read-address.ts';
import { cellText, leaveBlank, warnOfDamage } from './cell-text.ts';
import type { RowFields } from './row-fields.ts';

/**
 * Reads the e-mail of a row from the cells that may hold it: the first usable address counts. The
 * row says which others were left out. An address decides whether a person comes in, so none that
 * is usable refuses the row.
 */
export function readEmail(cells: string[], fields: RowFields, problems: RowProblem[]): void {
  let refusal: EmailProblem | null = null;
  const others: string[] = [];
  for (const cell of cells) {
    const text = cellText(cell, 'text');
    if (text === '') continue;
    warnOfDamage(text, 'email', problems);
    const { address, others: beside } = readAddress(text);
    const key = emailKey(address);
    if (fields.emailKey !== null) {
      if (key.ok && key.value !== fields.emailKey) others.push(address);
      continue;
    }
    // Of addresses that are all unusable, the first is shown.
    if (key.ok || refusal === null) fields.email = address.slice(0, maxAddressLength);
    if (key.ok) fields.emailKey = key.value;
    else refusal ??= key.problem;
    others.push(...beside);
  }
  if (fields.emailKey === null) problems.push({ code: refusal ?? 'email-required', field: 'email' });
  else if (others.length > 0) leaveBlank('other-address', 'email', others.join(', '), problems);
}
