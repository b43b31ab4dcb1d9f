/**
 * SQL: whether the mail `m` has surely left. The provider took it, as its answer or any of its
 * events shows, and has not said that it never sent it. A code or a link counts from then on only.
 */
export const hasLeft =
  '(m.sent_at is not null and (m.delivered_at is not null or m.failed_at is null and m.suppressed_at is null))';
