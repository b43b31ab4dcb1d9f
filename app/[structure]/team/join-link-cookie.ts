/** Holds the token of the invitation made last, for a few minutes, for the team page alone. */
export const joinLinkCookie = 'join-link';
