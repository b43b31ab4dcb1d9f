import { fold } from '#lib/identity/fold.ts';

/**
 * Letters that people also write as two (DIN 5007-2; the same for Danish, Norwegian and Swedish).
 */
const asTwoLetters: Record<string, string> = { ä: 'ae', ö: 'oe', ü: 'ue', ø: 'oe', å: 'aa' };
const maxNameLength = 1_000;

/**
 * Folds a name in its usual spelling and, where it has such letters, in the one with two letters:
 * "Müller" is "muller" and "mueller".
 */
export function spellings(name: string): string[] {
  const composed = name.slice(0, maxNameLength).normalize('NFC').toLowerCase();
  const expanded = composed.replace(/[äöüøå]/g, (letter) => asTwoLetters[letter] as string);
  return expanded === composed ? [fold(name)] : [...new Set([fold(name), fold(expanded)])];
}
