import { fold } from '#lib/identity/fold.ts';

export type GenderName = 'female' | 'male' | 'other';

const words: Record<GenderName, string> = {
  // 1 and 2 as in ISO/IEC 5218, and in French social security numbers.
  female:
    '2 f w femme female feminin feminine woman women fille girl dame mme mlle melle mle madame mademoiselle mrs ms ' +
    'miss frau weiblich v vrouw vrouwelijk mevr mevrouw mujer femenino feminino hembra sra senora senorita donna ' +
    'femmina femminile',
  male:
    '1 m h g homme male masculin masculine man men garcon boy monsieur mr herr mannlich mannelijk dhr hombre ' +
    'masculino varon sr senor uomo maschio maschile',
  other: 'x mx nb autre other divers neutre',
};
const signs: Record<string, GenderName> = { '♀': 'female', '♂': 'male' };
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
  return genders.get(folded) ?? signs[text] ?? ofSeveral(folded);
}

/** "F (femme)" and "Mme/Mlle" tell one gender, "M/F" none. */
function ofSeveral(folded: string): GenderName | null {
  const told = new Set(
    folded
      .split(/[^\p{L}]+/u)
      .filter(Boolean)
      .map((word) => genders.get(word)),
  );
  const [gender] = told;
  return told.size === 1 && gender ? gender : null;
}
