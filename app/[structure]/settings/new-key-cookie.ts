import type { ShownOnce } from '#lib/session/handed/shown-once.ts';

/** Holds the app key made last, for a few minutes, for the settings page alone. */
export const newKeyCookie: ShownOnce = { name: 'new-app-key', minutes: 5 };
