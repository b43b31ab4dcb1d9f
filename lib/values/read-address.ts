import { withPlainMarks } from './address-marks.ts';
import { undress } from './undress.ts';

/** UTF-16 units; a longer cell is no address. */
const longestCell = 2_000;
/** What nearly every cell of addresses looks like: nothing below would change it. */
const ordinary = /^[a-z0-9][a-z0-9._+-]{0,63}@[a-z0-9-]{1,63}(?:\.[a-z0-9-]{1,63}){0,4}\.[a-z]{2,24}$/i;
/** An address inside a text, as wide as any that `emailKey` could take. */
const candidate = /[^\s<>()[\]{}",;:|/\\•…]+@[^\s<>()[\]{}"',;:|/\\#•…]+/gu;
/**
 * What an address begins and ends with; any other mark around it is no part of it. U+FFFD stands
 * for a lost character: without it the address would be another person's.
 */
const [inner, first] = [/[\p{L}\p{N}\ufffd]/u, /[\p{L}\p{N}_\ufffd]/u];
/** Words that stand before an address without a mark between them. */
const label =
  /^(?:(?:e-?)?mails?|courriels?|adresses?|email|perso(?:nnel)?|pro(?:fessionnel)?|domicile|travail|bureau|home|work|other|autre|npai|parents?|papa|maman|p[èe]re|m[èe]re|ou|or|et|and|contact|le|n°)$/i;

/** The first address that a cell holds, and the others. */
export type AddressCell = { address: string; others: string[] };

/**
 * Finds the e-mail address in a cell as address books write it: `Name <a@b>`,
 * `mailto:a@b?subject=`, quotes, marks at its end, a remark in brackets, several addresses. A text
 * without an address is returned whole, so that its problem can be named; so is one whose address
 * may be cut: of "jean dupont@b" the second word alone could be another person.
 * @param text as `undress` returns it
 */
export function readAddress(text: string): AddressCell {
  if (ordinary.test(text)) return { address: text, others: [] };
  if (text.length > longestCell) return { address: text, others: [] };
  const written = withPlainMarks(text);
  const found = new Map<string, string>();
  if (!written.includes('@')) return { address: text, others: [] };
  const bare = written.replace(/\?[\w-]+=[^\s>]*/g, ' ');
  for (const match of bare.matchAll(candidate)) {
    const address = withoutEdges(match[0]);
    const isAddress = address.indexOf('@') === address.lastIndexOf('@') && !/^@|@$/.test(address);
    if (!isAddress || found.has(address.toLowerCase())) continue;
    if (found.size === 0 && mayBeCut(bare.slice(0, match.index), address)) break;
    found.set(address.toLowerCase(), address);
  }
  const [address, ...others] = found.values();
  return address === undefined ? { address: text, others: [] } : { address, others };
}

/**
 * Takes the only address out of a text that a person typed or pasted, such as `Zoé <zoe@club.fr>`.
 * A text with none, or with several, is returned as it is, so that its problem can be named.
 */
export function soleAddress(text: string): string {
  if (text.length > longestCell) return text;
  const { address, others } = readAddress(undress(text));
  return others.length === 0 ? address : text;
}

/**
 * Whether the word before an address, parted by a space, a comma or a quote alone, may be a part of
 * it.
 */
function mayBeCut(before: string, address: string): boolean {
  const word = /([\p{L}\p{N}._+-]*[\p{L}\p{N}])\.?[ ,"]$/u.exec(before.slice(-80))?.[1];
  if (word === undefined || label.test(word)) return false;
  const names = before.toLowerCase().split(/[^\p{L}\p{N}]+/u);
  return !names.some((name) => name.length > 1 && address.toLowerCase().includes(name));
}

/** Linear, unlike a pattern that ends in `+$`. */
function withoutEdges(text: string): string {
  let start = 0;
  let end = text.length;
  while (start < end && text.charAt(start) !== '@' && !first.test(text.charAt(start))) start += 1;
  while (end > start && text.charAt(end - 1) !== '@' && !inner.test(text.charAt(end - 1))) end -= 1;
  return text.slice(start, end);
}
