import { type ClientFields, fieldNames } from '#lib/clients/client.ts';
import type { ClientInput } from '#lib/clients/client-fields.ts';
import { formValues } from '#lib/clients/form-values.ts';
import type { FormRefusal } from '#lib/forms/form-action.ts';
import type { Dictionary } from '#lib/i18n/dictionary.ts';
import { readPhone } from '#lib/values/read-phone.ts';

type Conflict = { current: ClientFields; version: number };

/**
 * Three-way merge of what the editor started from, typed, and finds saved meanwhile. A field that
 * only the colleague changed takes the new value; one that both changed keeps what was typed. Both
 * values are shown, and saving again is a decision.
 * @param base the form's own JSON of the values it started from; whatever it holds, it only decides
 *   what is proposed
 */
export function mergeConflict(
  { current, version }: Conflict,
  input: ClientInput,
  base: string,
  author: string,
  words: Dictionary['clients'],
  country: string,
): FormRefusal {
  const started = readBase(base);
  const theirs = formValues(current, country);
  const asSaved = (phone: string | null) => phone && (readPhone(phone, country).number ?? phone);
  const [phone, secondPhone] = [asSaved(input.phone), asSaved(input.secondPhone)];
  const mine = formValues({ ...input, phone, secondPhone, email: input.email.email }, country);
  const notes: Record<string, string> = {};
  const values: Record<string, string> = { version: String(version), base: JSON.stringify(theirs) };
  for (const name of fieldNames) {
    // The form says which groups are added and removed: what a colleague changed stays by itself.
    if (name === 'groups') continue;
    const [typed = '', saved = ''] = [mine[name], theirs[name]];
    if (typed === saved || saved === started[name]) continue;
    const untouched = typed === started[name];
    if (untouched) values[name] = saved;
    notes[name] = untouched ? words.conflictTaken(typed || words.empty) : words.conflictKept(saved || words.empty);
  }
  return { error: words.conflict(author), values, notes };
}

/** The values that the editor started from, as the form says. */
export function readBase(text: string): Record<string, unknown> {
  try {
    return Object(JSON.parse(text));
  } catch {
    return {};
  }
}
