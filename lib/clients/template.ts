import { csvDialects, csvLine } from '#lib/csv/client-csv.ts';
import type { Locale } from '#lib/i18n/locale.ts';
import { clientHeaders } from './client-columns.ts';

const fields = ['lastName', 'firstName', 'email', 'phone', 'birthDate'] as const;

/**
 * Example people of the templates. Nobody can have an address in `.invalid` (RFC 2606), so the
 * importer knows them by it.
 */
const examples: Record<Locale, string[][]> = {
  fr: [
    ['Exemple', 'Camille', 'camille.exemple@modele.invalid', '06 12 34 56 78', '12/04/1990'],
    ['Modèle', 'Andréa', 'andrea.modele@modele.invalid', '', ''],
  ],
  en: [
    ['Example', 'Charlie', 'charlie.example@template.invalid', '020 7946 0958', '1990-04-12'],
    ['Template', 'Robin', 'robin.template@template.invalid', '', ''],
  ],
};

const exampleKeys = new Set(Object.values(examples).flatMap((rows) => rows.map((cells) => cells[2])));

/**
 * Name and text of the file that shows what an import looks like, as spreadsheets of the language
 * write it.
 */
export function clientTemplate(locale: Locale): { fileName: string; text: string } {
  const { separator, mark } = csvDialects[locale];
  const header = fields.map((field) => clientHeaders[locale][field]);
  const text = mark + [header, ...examples[locale]].map((cells) => csvLine(cells, separator)).join('');
  return { fileName: locale === 'fr' ? 'modele-clients.csv' : 'clients-template.csv', text };
}

/** Whether an e-mail key is that of an example row of our templates. */
export function isExample(emailKey: string): boolean {
  return exampleKeys.has(emailKey);
}
