const maxLength = 200;

/**
 * Returns a member number without case, marks and leading zeros, the last number first: "A-00451"
 * is "451xa". Null without a letter or digit. `member_key` of the database does the same.
 */
export function memberKey(text: string): string | null {
  const bare = text
    .slice(0, maxLength)
    .replace(/[A-Z]/g, (letter) => letter.toLowerCase())
    .replace(/[^a-z0-9]+/g, '');
  const runs = (bare.match(/[a-z]+|[0-9]+/g) ?? []).map((run) => run.replace(/^0+(?=[0-9])/, ''));
  if (runs.length === 0) return null;
  const last = runs.findLastIndex((run) => /^[0-9]/.test(run));
  return `${runs[last] ?? ''}x${runs.filter((_, at) => at !== last).join('')}`;
}
