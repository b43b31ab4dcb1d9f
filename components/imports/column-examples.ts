import type { Column } from '#lib/imports/layout/mapping.ts';

/**
 * Joins the first values of a column. A plan from before columns kept examples has none.
 */
export function columnExamples({ examples }: { examples?: Column['examples'] }): string {
  return (examples ?? []).join(' · ');
}
