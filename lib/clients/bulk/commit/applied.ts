import type { LeftOut } from '#lib/clients/bulk/operation/outcomes.ts';
import type { Before } from './before.ts';

/** A client of a plan that is to be changed. `seen`: what the plan saw of it. */
export type IncludedClient = { position: number; clientId: string; seen: string | null };

/** What became of a client. `seen`: what the commit left of it, to tell later changes from. */
export type Applied = { outcome: 'done'; before: Before; seen?: string } | { outcome: LeftOut };
