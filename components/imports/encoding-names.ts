import type { TextEncoding } from '#lib/csv/text-encoding.ts';

/** Names of the encodings, the same in every language. */
export const encodingNames: Record<TextEncoding, string> = {
  'utf-8': 'UTF-8',
  'windows-1252': 'Windows-1252',
  'utf-16le': 'UTF-16 LE',
  'utf-16be': 'UTF-16 BE',
  'iso-8859-15': 'ISO-8859-15',
  macintosh: 'MacRoman',
};
