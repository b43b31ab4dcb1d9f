/** Length of each hostile text in UTF-16 units: 64 kB of the narrowest characters. */
export const hostileLength = 65_536;

/** Alphabets that make rules superlinear: one character repeated, or a short pattern. */
const alphabets: Record<string, string> = {
  blanks: ' ',
  tabs: '\t',
  'no-break spaces': '\u00a0',
  'zero-width spaces': '\u200b',
  'blanks and letters': ' a',
  'opening brackets': '(',
  'closing brackets': ')',
  'square brackets': '[',
  braces: '{"a":',
  'double quotes': '"',
  apostrophes: "'",
  digits: '1',
  letters: 'a',
  capitals: 'A',
  'accented letters': 'é',
  'combining marks': '\u0301\u0316',
  ligatures: '\ufdfa',
  'at signs': '@',
  dots: '.',
  'letters and dots': 'a.',
  dashes: '-',
  'letters and dashes': 'a-',
  'less-than signs': '<',
  'formula signs': '=',
  'plus signs': '+',
  commas: ',',
  semicolons: ';q=1',
  slashes: '/',
  'line feeds': '\n',
  'carriage returns': '\r',
  'lone surrogates': '\ud800',
  'NUL characters': '\0',
};

/**
 * Makes every hostile text by its name: as it is, between two letters, and as either half of an
 * address.
 */
export function hostileTexts(): [name: string, text: string][] {
  const fills = Object.entries({ ...alphabets, 'a mixture': mixture() });
  return fills.flatMap(([name, pattern]): [string, string][] => {
    const fill = pattern.repeat(Math.ceil(hostileLength / pattern.length)).slice(0, hostileLength);
    return [
      [name, fill],
      [`${name} between letters`, `a${fill}b`],
      [`${name} before an @`, `a${fill}b@exemple.example`],
      [`${name} after an @`, `a@b${fill}.example`],
    ];
  });
}

/** Makes a text of every character in a fixed order with a long period. */
function mixture(): string {
  const signs = [...Object.values(alphabets).join('')];
  return Array.from({ length: 4_096 }, (_, index) => signs[(index * 7_919 + (index >> 4)) % signs.length]).join('');
}
