import type { ShownOnce } from '#lib/session/handed/shown-once.ts';

/** Holds the secret made last, for a few minutes, for the page of the ERP alone. */
export const erpSecretCookie: ShownOnce = { name: 'erp-secret', minutes: 5 };
