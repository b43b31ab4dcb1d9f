import { fold } from '#lib/identity/fold.ts';

export type GenderName = 'female' | 'male' | 'other';

const words: Record<GenderName, string> = {
  female: 'f w femme female feminin feminine woman fille girl dame mme mlle madame mademoiselle mrs ms miss',
  male: 'm h homme male masculin masculine man garcon boy monsieur mr',
  other: 'x nb autre other divers neutre',
};
const genders = new Map(
  Object.entries(words).flatMap(([gender, list]) => list.split(' ').map((word) => [word, gender as GenderName])),
);

/**
 * Reads a gender, or the civility that tells it: "F", "Femme", "Mme", "Male". Null where the text
 * tells none.
 * @param text as `undress` returns it
 */
export function readGender(text: string): GenderName | null {
  if (text.length > 40) return null;
  const folded = fold(text);
  if (/^non binaire$|^non binary$|^nonbinary$|^prefere ne pas/.test(folded)) return 'other';
  return genders.get(folded) ?? null;
}
