/** What may stand before and after the `@` of an address in a log line. Lengths are bounded, so that matching stays linear. */
const address = /[^\s@<>()[\]{}"'`,;:|\\/=]{1,64}@[^\s@<>()[\]{}"'`,;:|\\/=]{1,255}/gu;

/** A text for a log, with `[address]` in place of whatever looks like an e-mail address. */
export function withoutAddresses(text: string): string {
  return text.includes('@') ? text.replace(address, '[address]') : text;
}
