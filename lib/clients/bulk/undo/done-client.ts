import type { Before } from '#lib/clients/bulk/commit/before.ts';

/** A client that the commit changed, with what its undo needs. */
export type DoneClient = { position: number; clientId: string; seen: string | null; before: Before };
