import { type ImportField, importFields } from '#lib/imports/file/import-field.ts';
import { choices, type FileLayout, type LayoutOverrides } from '#lib/imports/layout/file-layout.ts';

/** How the file was read when the form was shown: what differs from it is what staff decided. */
type Seen = { separator: string; encoding: string; headerLine: string; fields: string };

/**
 * What the form's fields hold at first; `fields` joined, so that one hidden field remembers them
 * all.
 */
export function seenReading({ separator, encoding, headerLine, columns }: FileLayout): Seen {
  return {
    separator,
    encoding,
    headerLine: String(headerLine),
    fields: columns.map(({ field }) => field ?? '').join(','),
  };
}

/**
 * Reads the form that says how a file is to be read. The columns count as chosen unless nobody
 * touched them while something before them changed: then they are recognised anew. Whatever is no
 * choice counts as "as recognised".
 */
export function chosenReading(form: Record<string, unknown>): LayoutOverrides {
  const text = (name: string) => (typeof form[name] === 'string' ? form[name] : '');
  const fields = fieldsOf(form);
  const moved = ['separator', 'headerLine'].some((name) => text(name) !== text(`seen-${name}`));
  const touched = fields.map((field) => field ?? '').join(',') !== text('seen-fields');
  const sameText = !moved && text('encoding') === text('seen-encoding');
  return {
    separator: choices.separators.find((known) => known === text('separator')) ?? null,
    encoding: choices.encodings.find((known) => known === text('encoding')) ?? null,
    headerLine: /^\d{1,7}$/.test(text('headerLine')) ? Number(text('headerLine')) : null,
    fields: fields.length > 0 && (sameText || (!moved && touched)) ? fields : null,
  };
}

/** `field-0`, `field-1`, … up to the first that is missing. */
function fieldsOf(form: Record<string, unknown>): (ImportField | null)[] {
  const fields: (ImportField | null)[] = [];
  while (typeof form[`field-${fields.length}`] === 'string') {
    const sent = form[`field-${fields.length}`];
    fields.push(importFields.find((known) => known === sent) ?? null);
  }
  return fields;
}
