/**
 * How far an attachment has come: `not-needed` was attached by its address or a code, `pending`
 * waits for staff, `validated` and `refused` are decisions of staff.
 */
export type ValidationState = 'not-needed' | 'pending' | 'validated' | 'refused';
