import type { ErpFields } from '#lib/erp/profiles/erp-event.ts';
import { emailKey } from '#lib/identity/email-key.ts';
import { trimEmail } from '#lib/identity/trim-email.ts';
import { readAddress } from '#lib/values/read-address.ts';
import { fieldValues, type Warn } from './field-values.ts';

/** UTF-16 units of a text that may hold an address. */
const longestText = 2_000;

/**
 * Reads the address of a person as a file's cell is read: the first usable one of all values. One
 * that cannot be used is left out with a warning; an empty one is cleared.
 */
export function readAddressOf(raw: unknown, warn: Warn): Pick<ErpFields, 'email' | 'emailKey'> {
  const values = fieldValues(raw, 'text', longestText);
  if (!values) return {};
  let refusal: string | null = null;
  const found = new Map<string, string>();
  for (const text of values.texts) {
    const { address, others } = readAddress(text);
    for (const one of [address, ...others]) {
      const key = emailKey(one);
      if (!key.ok) refusal ??= key.problem;
      else if (!found.has(key.value)) found.set(key.value, trimEmail(one));
    }
  }
  const [first] = found;
  if (first) {
    if (found.size > 1) warn('email', 'other-address');
    return { email: first[1], emailKey: first[0] };
  }
  refusal ??= values.problems[0] ?? null;
  if (refusal) warn('email', refusal === 'too-long' ? 'email-too-long' : refusal);
  return values.isEmpty ? { email: '', emailKey: '' } : {};
}
