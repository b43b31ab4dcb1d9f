import type { AccessFacts, CheckName, Reason, Remedy } from './verdict.ts';

type Failure = { fails: Exclude<Reason, 'open'>; remedy: Remedy };

/**
 * One check of the verdict, with the reason and the remedy when it fails. `withoutAddress`: those
 * of a record without an address, for a check that needs one.
 */
export type AccessRule = Failure & {
  name: CheckName;
  withoutAddress?: Failure;
  look: (facts: AccessFacts) => { outcome: 'passed' | 'failed' | 'not-needed'; at: Date | null };
};

const withoutAddress: Failure = { fails: 'no-address', remedy: 'set-address' };

const passed = (at: Date | null) => ({ outcome: 'passed', at }) as const;
const failed = (at: Date | null = null) => ({ outcome: 'failed', at }) as const;
const notNeeded = { outcome: 'not-needed', at: null } as const;

/** The checks in order: the first one that fails decides. */
export const accessRules: AccessRule[] = [
  {
    name: 'registered',
    fails: 'not-registered',
    remedy: 'resend-invitation',
    withoutAddress,
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
    withoutAddress,
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
