import { accentedWords } from './accented-words.ts';

/** Letters by how often European names have them: the score of the first line is 0, then -1 ... */
const letters = [/[éÉ]/, /[èàçêëïîôûâùœÈÀÇÊËÏÎÔÛÂÙŒ]/, /[áíóúñäöüßãõåøæšžÁÍÓÚÑÄÖÜÃÕÅØÆŠŽ]/];
const letterScores = [0, -1, -2.5];
const rareLetterScore = -4;
/** Marks that texts have beside their words. */
const marks = /[’‘“”«»–—…•°€©®™\u00a0]/;
const knownWordScore = 4;
/** UTF-16 units of one text that are scored: a cell shows its encoding in few. */
const maxScoredLength = 200;

/**
 * Scores how well characters decoded from the bytes above 7F fit in their text: letters of European
 * names and words of client lists well, capitals inside words and marks between letters badly.
 */
export function scoreDecoding(bytes: string, text: string): number {
  let score = 0;
  for (let at = 0; at < Math.min(bytes.length, maxScoredLength); at += 1) {
    if (bytes.charCodeAt(at) < 0x80) continue;
    const [character, before, after] = [text[at] as string, text[at - 1] ?? ' ', text[at + 1] ?? ' '];
    score += scoreCharacter(character, before, after) + scorePlace(character, before, after) + scoreWord(text, at);
    if (character === '’' && isLetter(before)) score += scoreElision(text.slice(Math.max(0, at - 10), at), after);
  }
  for (const word of text
    .slice(0, maxScoredLength)
    .toLowerCase()
    .split(/[^\p{L}]/u))
    if (accentedWords.has(word)) score += knownWordScore;
  return score;
}

function scoreCharacter(character: string, before: string, after: string): number {
  if (!/\p{L}/u.test(character) || /[ªº]/.test(character)) return scoreMark(character, before, after);
  const found = letters.findIndex((pattern) => pattern.test(character));
  const score = letterScores[found] ?? rareLetterScore;
  return score + (isUpper(character) ? scoreCapital(before, after) : scoreSmall(character, before, after));
}

/** Letters that no word of French begins with, and a cedilla before what needs none. */
function scorePlace(character: string, before: string, after: string): number {
  if (character === 'ç' && isLetter(after) && !/[aouâàôûy]/.test(after)) return -4;
  if (isLetter(before) || !isLetter(after)) return 0;
  if (/[ëïûùàÿËÏÛÙÀ]/.test(character)) return -3;
  return /[äæèêîôõöšùž]/.test(character) ? -1.5 : 0;
}

/** No word goes on in small letters after three capitals: "DURANDÊBjörn" are two. */
function scoreWord(text: string, at: number): number {
  const [start = ''] = /\p{L}{0,40}$/u.exec(text.slice(Math.max(0, at - 40), at)) ?? [];
  const [end = ''] = /^\p{L}{0,40}/u.exec(text.slice(at, at + 40)) ?? [];
  return /\p{Lu}{3}\p{Ll}/u.test(start + end) ? -4 : 0;
}

/** An apostrophe stands for the end of a short word: "D’Arcourt", not "Luc’a". */
function scoreElision(before: string, after: string): number {
  const word = /\p{L}{1,10}$/u.exec(before)?.[0] ?? '';
  if (word.length > 1 && !/(?:qu|aujourd|entr|grand|prud)$/i.test(word)) return -4;
  return isUpper(word) && isLower(after) ? -2 : 0;
}

function scoreCapital(before: string, after: string): number {
  if (isLower(before)) return -8;
  return !isLetter(before) && !isLetter(after) ? -3 : 0;
}

function scoreSmall(character: string, before: string, after: string): number {
  if (!isUpper(before) && isUpper(after)) return -4;
  if (isUpper(before) && !isLower(after)) return -3;
  return isLetter(before) || isLetter(after) || character === 'à' ? 0 : -3;
}

function scoreMark(character: string, before: string, after: string): number {
  if (character === '’' && isLetter(before)) return isLetter(after) ? 0 : -1;
  if (character === '°' && /[nN]/.test(before)) return -0.5;
  if (!marks.test(character)) return isLetter(before) || isLetter(after) ? -9 : -6;
  if (isLetter(before) && isLetter(after)) return character === '\u00a0' && isUpper(after) ? -1.5 : -8;
  if (isLetter(before)) return /[…»”\u00a0]/.test(character) ? -3 : -5;
  if (isLetter(after) && character === '«') return -3;
  return isLetter(after) && !/[“\u00a0]/.test(character) ? -5 : -1.5;
}

function isLetter(character: string): boolean {
  return /\p{L}/u.test(character);
}

function isUpper(character: string): boolean {
  return /\p{Lu}/u.test(character);
}

function isLower(character: string): boolean {
  return /\p{Ll}/u.test(character);
}
