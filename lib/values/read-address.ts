/** UTF-16 units; a longer cell is no address. */
const longestCell = 2_000;
/** An address inside a text, as wide as any that `emailKey` could take. */
const candidate = /[^\s<>()[\]{}"',;:|/\\]+@[^\s<>()[\]{}"',;:|/\\#]+/gu;
const edges = /^[.'*#<>]+|[.'*#<>!?]+$/gu;

/** The first address that a cell holds, and how many others it holds. */
export type AddressCell = { address: string; others: number };

/**
 * Finds the e-mail address in a cell as address books write it: `Name <a@b>`,
 * `mailto:a@b?subject=`, quotes, marks at its end, a remark in brackets, several addresses. A text
 * without an address is returned whole, so that its problem can be named.
 * @param text as `undress` returns it
 */
export function readAddress(text: string): AddressCell {
  if (text.length > longestCell || !text.includes('@')) return { address: text, others: 0 };
  const found = new Map<string, string>();
  for (const [match] of text.replace(/\?[\w-]+=[^\s>]*/g, ' ').matchAll(candidate)) {
    const address = match.replace(edges, '');
    const isAddress = address.indexOf('@') === address.lastIndexOf('@') && !/^@|@$/.test(address);
    if (isAddress && !found.has(address.toLowerCase())) found.set(address.toLowerCase(), address);
  }
  const [address] = found.values();
  return address === undefined ? { address: text, others: 0 } : { address, others: found.size - 1 };
}
