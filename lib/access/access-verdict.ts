import type { ValidationState } from '#lib/addresses/validation-state.ts';

/** The reason why a person may enter a structure's contents, or the first reason why not. */
export type Reason =
  | 'open'
  | 'not-registered'
  | 'not-attached'
  | 'refused'
  | 'pending-validation'
  | 'email-unproved'
  | 'deleted'
  | 'removed-from-erp';

/** The remedy, by the check that fails. */
export type Remedy =
  | 'resend-invitation'
  | 'likely-matches'
  | 'reopen'
  | 'validate'
  | 'send-code-again'
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

type Rule = {
  name: CheckName;
  fails: Exclude<Reason, 'open'>;
  remedy: Remedy;
  look: (facts: AccessFacts) => { outcome: 'passed' | 'failed' | 'not-needed'; at: Date | null };
};

/**
 * Decides whether a person may enter, and why not. The access check, the client's page and the page
 * for any address all use this function. Default deny: the first check that fails decides, with its
 * one remedy; access is open only when every check passes. The order is that of the table "The
 * access verdict" of the domain.
 */
export function accessVerdict(facts: AccessFacts): Verdict {
  let failed: Rule | undefined;
  const checks = rules.map((rule): Check => {
    const { outcome, at } = rule.look(facts);
    if (failed) return { name: rule.name, outcome: 'skipped', at };
    if (outcome === 'failed') failed = rule;
    return { name: rule.name, outcome, at };
  });
  if (failed) return { access: false, reason: failed.fails, remedy: failed.remedy, checks };
  return { access: true, reason: 'open', remedy: null, checks };
}

const passed = (at: Date | null) => ({ outcome: 'passed', at }) as const;
const failed = (at: Date | null = null) => ({ outcome: 'failed', at }) as const;
const notNeeded = { outcome: 'not-needed', at: null } as const;

const rules: Rule[] = [
  {
    name: 'registered',
    fails: 'not-registered',
    remedy: 'resend-invitation',
    look: ({ account }) => (account ? passed(account.registeredAt) : failed()),
  },
  {
    name: 'attached',
    fails: 'not-attached',
    remedy: 'likely-matches',
    // A pending or refused request is reported as such, although its client is not known yet.
    look: ({ attachment, client }) => {
      if (attachment && client) return passed(attachment.attachedAt);
      const asked = attachment?.validation === 'pending' || attachment?.validation === 'refused';
      return asked ? passed(attachment.requestedAt) : failed();
    },
  },
  {
    name: 'not-refused',
    fails: 'refused',
    remedy: 'reopen',
    look: ({ attachment }) => (attachment?.validation === 'refused' ? failed(attachment.decidedAt) : passed(null)),
  },
  {
    name: 'validated',
    fails: 'pending-validation',
    remedy: 'validate',
    look: ({ attachment }) => {
      if (attachment?.validation === 'not-needed') return notNeeded;
      return attachment?.validation === 'validated' ? passed(attachment.decidedAt) : failed(attachment?.requestedAt);
    },
  },
  {
    name: 'proved',
    fails: 'email-unproved',
    remedy: 'send-code-again',
    look: ({ proof, attachment }) => {
      if (proof.provedAt) return passed(proof.provedAt);
      return proof.needed ? failed(attachment?.emailChangedAt) : notNeeded;
    },
  },
  {
    name: 'present',
    fails: 'deleted',
    remedy: 'restore',
    look: ({ client }) => (client && !client.deletedAt ? passed(null) : failed(client?.deletedAt)),
  },
  {
    name: 'active-in-erp',
    fails: 'removed-from-erp',
    remedy: 'fix-in-erp',
    look: ({ erp }) => {
      if (!erp) return notNeeded;
      if (!erp.removedAt || erp.keepsAccess) return passed(null);
      return erp.accessUntil && erp.accessUntil > erp.now ? passed(erp.accessUntil) : failed(erp.removedAt);
    },
  },
];
