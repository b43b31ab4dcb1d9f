/** Whoever changes their own account, and the session in which they do so. */
export type AccountSession = { staffId: string; sessionId: string };
