import { undress } from './undress.ts';

/** UTF-16 units; a longer cell is no address. */
const longestCell = 2_000;
/** An address inside a text, as wide as any that `emailKey` could take. */
const candidate = /[^\s<>()[\]{}"',;:|/\\]+@[^\s<>()[\]{}"',;:|/\\#]+/gu;
/** Marks around an address that are no part of it. */
const edge = /[.'*#<>!?]/;

/** The first address that a cell holds, and the others. */
export type AddressCell = { address: string; others: string[] };

/**
 * Finds the e-mail address in a cell as address books write it: `Name <a@b>`,
 * `mailto:a@b?subject=`, quotes, marks at its end, a remark in brackets, several addresses. A text
 * without an address is returned whole, so that its problem can be named.
 * @param text as `undress` returns it
 */
export function readAddress(text: string): AddressCell {
  if (text.length > longestCell || !text.includes('@')) return { address: text, others: [] };
  const found = new Map<string, string>();
  for (const [match] of text.replace(/\?[\w-]+=[^\s>]*/g, ' ').matchAll(candidate)) {
    const address = withoutEdges(match);
    const isAddress = address.indexOf('@') === address.lastIndexOf('@') && !/^@|@$/.test(address);
    if (isAddress && !found.has(address.toLowerCase())) found.set(address.toLowerCase(), address);
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

/** Linear, unlike a pattern that ends in `+$`. */
function withoutEdges(text: string): string {
  let start = 0;
  let end = text.length;
  while (start < end && edge.test(text.charAt(start))) start += 1;
  while (end > start && edge.test(text.charAt(end - 1))) end -= 1;
  return text.slice(start, end);
}
