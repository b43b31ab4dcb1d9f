import { type ImportField, importFields } from '#lib/imports/file/import-field.ts';
import { choices, type FileLayout, type LayoutOverrides } from '#lib/imports/layout/file-layout.ts';

/**
 * How the file was read when the form was rendered: what differs from it is a decision of staff.
 */
type Seen = { separator: string; encoding: string; headerLine: string; fields: string };

/** Returns the initial values of the form; `fields` are joined into one hidden field. */
export function seenReading({ separator, encoding, headerLine, columns }: FileLayout): Seen {
  return {
    separator,
    encoding,
    headerLine: String(headerLine),
    fields: columns.map(({ field }) => field ?? '').join(','),
  };
}

/**
 * Parses the form that says how to read a file. The columns count as chosen, also where the
 * suggestions are sent as they are, unless they are unchanged and a value before them did change:
 * then they are detected again. The order of dates is detected again for another column of dates.
 * An invalid value counts as "as detected".
 */
export function chosenReading(form: Record<string, unknown>): LayoutOverrides {
  const text = (name: string) => (typeof form[name] === 'string' ? form[name] : '');
  const fields = fieldsOf(form);
  const moved = ['separator', 'headerLine'].some((name) => text(name) !== text(`seen-${name}`));
  const sent = fields.map((field) => field ?? '');
  const seen = text('seen-fields').split(',');
  const touched = sent.join(',') !== seen.join(',');
  const isSameDates = !moved && (fields.length === 0 || sent.indexOf('birthDate') === seen.indexOf('birthDate'));
  const sameText = !moved && text('encoding') === text('seen-encoding');
  return {
    separator: choices.separators.find((known) => known === text('separator')) ?? null,
    encoding: choices.encodings.find((known) => known === text('encoding')) ?? null,
    dateOrder: (isSameDates && choices.dateOrders.find((known) => known === text('dateOrder'))) || null,
    headerLine: /^\d{1,7}$/.test(text('headerLine')) ? Number(text('headerLine')) : null,
    fields: fields.length > 0 && (sameText || (!moved && touched)) ? fields : null,
  };
}

/** Reads `field-0`, `field-1`, … up to the first that is missing. */
function fieldsOf(form: Record<string, unknown>): (ImportField | null)[] {
  const fields: (ImportField | null)[] = [];
  while (typeof form[`field-${fields.length}`] === 'string') {
    const sent = form[`field-${fields.length}`];
    fields.push(importFields.find((known) => known === sent) ?? null);
  }
  return fields;
}
