/** Line breaks and tabs, which become spaces or stay as they are. */
const breaks = '\\t\\n\\v\\f\\r\\u0085';
/** What has no glyph: controls, format and bidi characters, fillers, ignorable code points. */
const withoutGlyph = '\\p{Cc}\\p{Cf}\\p{Default_Ignorable_Code_Point}\\u2800';
/** Joiners, and selectors of a form of the character before them: they mean something in places. */
const joiners = '\\u200c\\u200d';
const selectors = '\\u180b-\\u180f\\ufe00-\\ufe0f\\u{e0100}-\\u{e01ef}';

/** Scripts whose letters join or form clusters: a joiner between two of them is spelling. */
const joiningScripts = [
  ...['Arabic', 'Syriac', 'Nko', 'Mandaic', 'Mongolian', 'Adlam', 'Hanifi_Rohingya', 'Phags_Pa'],
  ...['Devanagari', 'Bengali', 'Gurmukhi', 'Gujarati', 'Oriya', 'Tamil', 'Telugu', 'Kannada', 'Malayalam'],
  ...['Sinhala', 'Khmer', 'Myanmar', 'Tibetan', 'Balinese', 'Javanese', 'Chakma', 'Meetei_Mayek'],
];
const joining = `(?![${selectors}])[${joiningScripts.map((script) => `\\p{scx=${script}}`).join('')}]`;
/** Viramas: a joiner behind one chooses the form of the consonant, also at the end of a name. */
const virama =
  '[\\u094d\\u09cd\\u0a4d\\u0acd\\u0b4d\\u0bcd\\u0c4d\\u0ccd\\u0d3b\\u0d3c\\u0d4d\\u0dca\\u0f84\\u1039\\u103a\\u17d2]';
const emoji = '\\p{Extended_Pictographic}';

/** Where a joiner or a selector means something (as CONTEXTJ of RFC 5892, and in emoji). */
const meaningful = [
  `(?<=${virama})[${joiners}]`,
  `(?<=${joining})[${joiners}](?=${joining})`,
  `(?<=${emoji}[\\ufe0f\\p{Emoji_Modifier}]?)\\u200d(?=${emoji})`,
  `(?<=${emoji})\\ufe0f`,
  '(?<=\\p{sc=Han})[\\ufe00-\\ufe0f\\u{e0100}-\\u{e01ef}]',
  '(?<=(?![\\u180b-\\u180f])\\p{sc=Mongolian})[\\u180b-\\u180f]',
].join('|');

const anyInvisible = new RegExp(`[${withoutGlyph}]`, 'u');
const neverMeaningful = new RegExp(`(?![${breaks}${joiners}${selectors}])[${withoutGlyph}]`, 'gu');
const repeatedJoiner = new RegExp(`(?<=[${joiners}])[${joiners}]+`, 'gu');
const outOfPlace = new RegExp(`(?!${meaningful})[${joiners}${selectors}]`, 'gu');

/**
 * Removes invisible characters from a value of a person, in the same way for forms, files, ERPs and
 * the app: controls but line breaks and tabs, bidi marks, zero-width characters, fillers. A joiner
 * stays where it is spelling (Persian, Indic names, emoji), a variation selector behind a character
 * that has variants. Idempotent.
 */
export function withoutInvisible(text: string): string {
  if (!anyInvisible.test(text)) return text;
  return text.replace(neverMeaningful, '').replace(repeatedJoiner, '').replace(outOfPlace, '');
}
