/** Whose import, and who asked for the invitations. */
export type ImportedToInvite = { structureId: string; importId: string; staffId: string };
