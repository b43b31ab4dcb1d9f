/** Begins a statement that writes and may still be sent twice, such as one that notes a use. */
export const repeatable = '/* repeatable */';

/** Statements that can only read, unless they contain one of the words below. */
const readingVerb = /^\s*(select|with|show|values|table)\b/i;
/** Keywords of writes, and functions that change something although a SELECT calls them. */
const writingWord =
  /\b(insert|update|delete|merge|into|nextval|setval|set_config|add_job\w*|\w*unlock\w*|pg_notify|pg_(try_)?advisory\w*|pg_terminate_backend|pg_current_xact_id|follow_unlinked)\b/i;

/** Verdicts by text: the product sends a few hundred different statements. */
const known = new Map<string, boolean>();
const maxKnown = 2_000;

/**
 * Whether a statement outside a transaction can be sent again, and never waits for a standby,
 * because it changes nothing that counts. Doubtful ones count as writes.
 */
export function isRead(statement: unknown): boolean {
  const text = typeof statement === 'string' ? statement : (statement as { text?: unknown } | null)?.text;
  if (typeof text !== 'string') return false;
  const earlier = known.get(text);
  if (earlier !== undefined) return earlier;
  if (known.size >= maxKnown) known.clear();
  const reads = text.startsWith(repeatable) || (readingVerb.test(text) && !writingWord.test(text));
  known.set(text, reads);
  return reads;
}
