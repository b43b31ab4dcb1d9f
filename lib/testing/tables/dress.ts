/** How one program writes the cells of a column: each keeps the value and changes its look. */
export type Dress = (text: string) => string;

/** Dresses that any text of one line can wear. */
export const textDresses: Dress[] = [
  (text) => text,
  (text) => `  ${text} `,
  (text) => `\u00a0${text}`,
  (text) => `${text}_x000D_`,
  (text) => `="${text}"`,
  (text) => text.normalize('NFD'),
  (text) => text.replaceAll("'", '\u2019').replaceAll('-', '\u2011'),
  (text) => text.replaceAll(' ', '\u00a0'),
  (text) => `\u200b${text}\ufeff`,
  (text) => text.replaceAll("'", '&#039;').replaceAll('é', '&eacute;'),
  (text) => text.replaceAll("'", '&amp;#39;').replaceAll('é', '&amp;#233;'),
  (text) => `"${text}"`,
  (text) => `\u200e${text}\t`,
  (text) => text.replaceAll("'", "\\'"),
  (text) => text.replaceAll("'", '\u2032').replaceAll('-', '\u2013').replaceAll(' ', '\u202f'),
  (text) => `=T("${text}")`,
];

const national = (phone: string) => `0${phone.slice(3)}`;
const inPairs = (text: string, mark: string) => text.replace(/(..)(?=.)/g, `$1${mark}`);

/** Ways to write a French number. */
export const phoneDresses: Dress[] = [
  (phone) => phone,
  (phone) => inPairs(national(phone), ' '),
  (phone) => inPairs(national(phone), '.'),
  (phone) => national(phone),
  (phone) => `="${national(phone)}"`,
  (phone) => `'${national(phone)}`,
  (phone) => `tel:${phone}`,
  (phone) => `(+33)${phone.slice(3)}`,
  (phone) => `+33 (0)${phone.slice(3)}`,
  (phone) => `0033${phone.slice(3)}`,
  (phone) => `${phone.slice(3)}.0`,
  (phone) => `${phone.slice(1)},00`,
  (phone) => `${phone.slice(3, 4)}.${phone.slice(4)}E8`,
  (phone) => `=${phone}`,
  (phone) => `Tél. ${inPairs(national(phone), '-')}`,
  (phone) => `${inPairs(national(phone), '/')}`,
  (phone) => `${national(phone).replaceAll('0', 'O')}`,
  (phone) => `33${phone.slice(3)}`,
  (phone) => `+330${phone.slice(3)}`,
  (phone) => `\u202a${phone}\u202c`,
];

export const addressDresses: Dress[] = [
  (address) => address,
  (address) => `mailto:${address}`,
  (address) => `Une Personne <${address}>`,
  (address) => `${address}.`,
  (address) => `'${address}'`,
  (address) => `${address} (perso)`,
  (address) => address.toUpperCase(),
  (address) => `"Personne, Une" <${address}>`,
  (address) => address.replace('@', ' @ '),
  (address) => address.replace('@', '[at]'),
  (address) => address.replace('@', ' (at) '),
  (address) => `perso : ${address},`,
  (address) => `${address}#mailto:${address}#`,
  (address) => `${address}\u200b`,
];

const months = [
  ...['janvier', 'février', 'mars', 'avril', 'mai', 'juin', 'juillet', 'août', 'septembre', 'octobre', 'novembre'],
  'décembre',
];
const englishMonths = [
  ...['January', 'February', 'March', 'April', 'May', 'June', 'July', 'August', 'September', 'October', 'November'],
  'December',
];
const parts = (day: string) => day.split('-') as [string, string, string];
const monthOf = (day: string, names: string[]) => names[Number(parts(day)[1]) - 1] as string;
const excelSerial = (day: string) => String(Math.round((Date.parse(day) - Date.UTC(1899, 11, 30)) / 86_400_000));

/** Ways to write a day whose order needs no judgement, or is day first. */
export const dayDresses: Dress[] = [
  (day) => day,
  (day) => parts(day).reverse().join('/'),
  (day) => parts(day).reverse().join('.'),
  (day) => parts(day).reverse().map(Number).join('-'),
  (day) => day.replaceAll('-', '/'),
  (day) => day.replaceAll('-', ''),
  (day) => `${Number(parts(day)[2])} ${monthOf(day, months)} ${parts(day)[0]}`,
  (day) => `${parts(day).reverse().join('/')} 00:00:00`,
  (day) => `${day}T00:00:00+01:00`,
  (day) => `${monthOf(day, englishMonths).slice(0, 3)} ${Number(parts(day)[2])}, ${parts(day)[0]}`,
  (day) => `${Number(parts(day)[2])}-${monthOf(day, englishMonths).slice(0, 3)}-${parts(day)[0]}`,
  (day) => `le ${Number(parts(day)[2])} ${monthOf(day, months)} ${parts(day)[0]}`,
  (day) => `${monthOf(day, englishMonths).toUpperCase()} ${Number(parts(day)[2])} ${parts(day)[0]}`,
  (day) => `${day} 00:00:00.000`,
  (day) => `${day}+01:00`,
  (day) => `${parts(day).reverse().join('/')} (âge)`,
  excelSerial,
  (day) => `${excelSerial(day)}.0`,
];

/** Two-digit years tell a day of the last hundred years. */
export const shortYear: Dress = (day) => `${parts(day)[2]}/${parts(day)[1]}/${parts(day)[0].slice(2)}`;

/** Ways to write the month first, as American programs do. */
export const monthFirst: Dress = (day) => {
  const [year, month, date] = parts(day);
  return `${month}/${date}/${year}`;
};
export const monthFirstWithTime: Dress = (day) => {
  const [year, month, date] = parts(day).map(Number);
  return `${month}/${date}/${year} 12:00:00 AM`;
};

export const genderDresses: Record<string, string>[] = [
  { female: 'F', male: 'H' },
  { female: 'Femme', male: 'Homme' },
  { female: 'Mme', male: 'M.' },
  { female: 'female', male: 'male' },
  { female: 'Mlle', male: 'Mr' },
  { female: 'FÉMININ', male: 'MASCULIN' },
  { female: 'Frau', male: 'Herr' },
];

/** What programs write where there is nothing. */
export const blanks = [
  ...[
    '',
    '',
    '',
    'NULL',
    'N/A',
    '-',
    '#N/A',
    '(vide)',
    'nan',
    '(null)',
    '<NA>',
    '\\N',
    '#REF!',
    '#¡VALOR!',
    '…',
    '\u00a0',
  ],
  ...['non renseigné', 'NC', 'aucun', 'pas de mail', '_', '&nbsp;', '="-"', 'undefined'],
];

/** Marks between the groups of a cell. */
export const groupMarks = [', ', ';', ' | ', ' ::: '];
