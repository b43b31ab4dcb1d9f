/**
 * SQL: whether a mail `m` was certainly not sent. One in a request may have been: it could not be
 * called back, and the request has to be repeated as it was.
 */
export const cancellable = `m.state = 'queued' and m.doubt_since is null`;

/** SQL: has an unsent mail never leave. */
export const cancelled = `state = 'cancelled', state_at = now()`;
