import { csvDialects, csvLine } from '#lib/csv/client-csv.ts';
import type { Locale } from '#lib/i18n/locale.ts';
import { fieldNames } from './client.ts';
import { clientHeaders } from './client-columns.ts';

/**
 * Example people of the templates. The importer recognises them by their `.invalid` addresses,
 * which cannot exist (RFC 2606).
 */
const examples: Record<Locale, string[][]> = {
  fr: [
    example('Exemple', 'Camille', 'camille.exemple@modele.invalid', [
      ...['06 12 34 56 78', '02 41 00 00 00', '12/04/1990', 'Femme', 'Français', 'A-001', 'Judo, Loisir'],
      'Une remarque',
    ]),
    example('Modèle', 'Andréa', 'andrea.modele@modele.invalid'),
  ],
  en: [
    example('Example', 'Charlie', 'charlie.example@template.invalid', [
      ...['020 7946 0958', '', '1990-04-12', 'Female', 'English', 'A-001', 'Judo, Leisure'],
      'A remark',
    ]),
    example('Template', 'Robin', 'robin.template@template.invalid'),
  ],
};

/** A row with a cell for each field. */
function example(lastName: string, firstName: string, email: string, others: string[] = []): string[] {
  return fieldNames.map((_, index) => [lastName, firstName, email, ...others][index] ?? '');
}

const exampleKeys = new Set(Object.values(examples).flatMap((rows) => rows.map((cells) => cells[2])));

/**
 * Returns name and text of the template file for an import, as spreadsheets of the language write
 * it.
 */
export function clientTemplate(locale: Locale): { fileName: string; text: string } {
  const { separator, mark } = csvDialects[locale];
  const header = fieldNames.map((field) => clientHeaders[locale][field]);
  const text = mark + [header, ...examples[locale]].map((cells) => csvLine(cells, separator)).join('');
  return { fileName: locale === 'fr' ? 'modele-clients.csv' : 'clients-template.csv', text };
}

/** Returns whether an e-mail key belongs to an example row of the templates. */
export function isExample(emailKey: string): boolean {
  return exampleKeys.has(emailKey);
}
