import type { Staff } from '#lib/actor/staff.ts';
import type { AppKey } from '#lib/app-auth/app-key.ts';

/** A structure with everything that commands need. */
export type ModelContext = { staff: Staff; key: AppKey; joinCode: string; importId: string };

/**
 * Maps names of the model to those of the database. E-mails are the model's, with a suffix of this
 * sequence.
 */
export type Names = {
  address: string;
  emailOf(email: string): string;
  tokens: Map<string, string>;
  clients: Map<string, string>;
  codes: Map<string, Code>;
  /** Ids of bulk operations. */
  bulks: Map<string, string>;
};

/** A claim code of the database. */
type Code = { id: string; code: string };
