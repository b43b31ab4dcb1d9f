import type { CsvProblem, CsvProblemCode } from './csv-problem.ts';

const signatures: [beginning: RegExp, code: CsvProblemCode][] = [
  // What many programs write for "Excel" and name .xls.
  [/^(?:<!--[^>]*>\s*)?<(?:!doctype html|html|head|meta|body|style|div|table)[\s>]/i, 'web-page'],
  [/^<\?xml[\s]|^<(?:workbook|feed|rss)[\s>]/i, 'xml'],
  [/^(?:\[\s*[{[]|\{\s*")/, 'json'],
  [/^begin:vcard\b/i, 'contact-cards'],
  [/^\{\\rtf\d/, 'rich-text'],
];

/** How many bytes of a file tell it. */
const looked = 500;

/**
 * Detects by its beginning that a text is no table with separators: a web page, XML, JSON, contacts
 * (vCard) or a formatted document. In any encoding, because what tells it is ASCII.
 */
export function textSignature(head: Buffer): CsvProblem | null {
  const beginning = head
    .toString('latin1', 0, looked)
    .replace(/^(?:\xef\xbb\xbf|\xff\xfe|\xfe\xff)/, '')
    .replaceAll('\0', '')
    .trimStart();
  const known = signatures.find(([pattern]) => pattern.test(beginning));
  return known ? { code: known[1] } : null;
}
