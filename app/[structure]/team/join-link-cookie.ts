import type { ShownOnce } from '#lib/session/handed/shown-once.ts';

/** Holds the token of the invitation made last, for a few minutes, for the team page alone. */
export const joinLinkCookie: ShownOnce = { name: 'join-link', minutes: 5 };
