import { csvDialects, csvLine } from '#lib/csv/client-csv.ts';
import type { Locale } from '#lib/i18n/locale.ts';
import { clientHeaders } from './client-columns.ts';

const fields = ['lastName', 'firstName', 'email', 'phone', 'birthDate'] as const;

/**
 * Example people of the templates. The importer recognises them by their `.invalid` addresses,
 * which cannot exist (RFC 2606).
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
 * Returns name and text of the template file for an import, as spreadsheets of the language write
 * it.
 */
export function clientTemplate(locale: Locale): { fileName: string; text: string } {
  const { separator, mark } = csvDialects[locale];
  const header = fields.map((field) => clientHeaders[locale][field]);
  const text = mark + [header, ...examples[locale]].map((cells) => csvLine(cells, separator)).join('');
  return { fileName: locale === 'fr' ? 'modele-clients.csv' : 'clients-template.csv', text };
}

/** Returns whether an e-mail key belongs to an example row of the templates. */
export function isExample(emailKey: string): boolean {
  return exampleKeys.has(emailKey);
}
