import type { ValidationState } from '#lib/addresses/validation-state.ts';

/**
 * The reason why a person may enter a structure's contents, or the first reason why not. Only staff
 * gets `no-address`: `publicVerdict` returns `email-unproved` for it.
 */
export type Reason =
  | 'open'
  | 'not-registered'
  | 'not-attached'
  | 'refused'
  | 'pending-validation'
  | 'email-unproved'
  | 'no-address'
  | 'deleted'
  | 'removed-from-erp';

/** The remedy, by the check that fails. */
export type Remedy =
  | 'resend-invitation'
  | 'likely-matches'
  | 'reopen'
  | 'validate'
  | 'send-code-again'
  | 'set-address'
  | 'restore'
  | 'fix-in-erp';

/** Everything that the verdict depends on, as stored for one person and one structure. */
export type AccessFacts = {
  /** Null when no account is registered, or when the token may not act for it. */
  account: {
    id: string;
    email: string;
    firstName: string;
    lastName: string;
    /** The device that was used last. */
    device: Device | null;
    registeredAt: Date;
    lastSeenAt: Date | null;
  } | null;
  attachment: {
    id: string;
    validation: ValidationState;
    attachedAt: Date | null;
    requestedAt: Date | null;
    decidedAt: Date | null;
    /** The staff member's name, where the facts were read for staff. */
    decidedBy: string | null;
    reason: string | null;
    emailChangedAt: Date | null;
  } | null;
  /**
   * Proof of the address that has to be proved: the account's, or the client's once that was
   * changed.
   */
  proof: { needed: boolean; provedAt: Date | null };
  /**
   * Whether the client, or the one that was asked about, has no address: its ERP gave none. No
   * account can register or be proved by it; one attached by an alias is not concerned.
   */
  recordHasNoAddress: boolean;
  /** The client that the account is attached to. */
  client: { id: string; firstName: string; lastName: string; email: string; deletedAt: Date | null } | null;
  /**
   * Null where the structure has no ERP or the client does not come from it. `accessUntil`: until
   * when staff grants access; a past time has no effect.
   */
  erp: { removedAt: Date | null; keepsAccess: boolean; accessUntil: Date | null; now: Date } | null;
};

export type Device = { model: string; platform: 'ios' | 'android'; osVersion: string | null };

export type CheckName =
  | 'registered'
  | 'attached'
  | 'not-refused'
  | 'validated'
  | 'proved'
  | 'present'
  | 'active-in-erp';

/**
 * One line of the verdict. `skipped`: an earlier check failed, so this one decides nothing. `at`:
 * when its cause happened.
 */
export type Check = { name: CheckName; outcome: 'passed' | 'failed' | 'not-needed' | 'skipped'; at: Date | null };

export type Verdict =
  | { access: true; reason: 'open'; remedy: null; checks: Check[] }
  | { access: false; reason: Exclude<Reason, 'open'>; remedy: Remedy; checks: Check[] };
