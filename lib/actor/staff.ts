import type { Role } from '#lib/database/generated/enums.ts';
import type { Structure } from './structure.ts';

/**
 * A staff member in one structure: the actor of most verbs, read from the database at every
 * request.
 */
export type Staff = {
  id: string;
  name: string;
  email: string;
  role: Role;
  structure: Structure;
  /**
   * The last moment at which this person may work here without a second factor; missing where none
   * is asked for, or they have one.
   */
  factorUntil?: Date;
  /**
   * Until when the session counts as proved (`requireProof`); missing where no session is at work.
   */
  provedUntil?: Date;
};
