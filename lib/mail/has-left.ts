/**
 * SQL: whether the mail `m` was certainly sent: the provider accepted it, as its answer or any
 * event shows, and has not reported that it never sent it. Only then is its code or link valid.
 */
export const hasLeft =
  '(m.sent_at is not null and (m.delivered_at is not null or m.failed_at is null and m.suppressed_at is null))';
