import { plainText } from '#lib/identity/plain-text.ts';

/** Longest reason for letting an erased person return, in UTF-16 units. */
export const MAX_RETURN_REASON = 300;

/** The field in which staff says why an erased person may return; blank unless asked for. */
export const returnReason = plainText(MAX_RETURN_REASON);
