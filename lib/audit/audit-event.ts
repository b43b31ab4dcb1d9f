import type { NamedRegion } from '#lib/i18n/region-names.ts';

/** Fields with their values before and after; null is empty. Dates are ISO 8601 days. */
export type FieldChanges = Record<string, { before: string | string[] | null; after: string | string[] | null }>;

/** The account that a request belongs to, with its name and address at that time. */
type RequestDetails = { accountId: string; email: string; name: string };

/** A bulk operation: what it does to each of its clients. */
type BulkDetails = { bulkId: string; action: string; value: string | null };

/** `eventId`: the ERP's event that caused it; null when a snapshot did. */
type ErpDetails = { eventId: string | null; changes: FieldChanges };

/**
 * Every kind of audit event, with its details. The union is closed: a new kind is added here first.
 */
export type AuditEvent =
  | { kind: 'client-added'; clientId: string; details: { changes: FieldChanges } }
  // `bulkId`: the bulk operation that did it, or undid it.
  | { kind: 'client-edited'; clientId: string; details: { changes: FieldChanges; bulkId?: string } }
  | { kind: 'client-deleted' | 'client-restored'; clientId: string; details: { bulkId?: string } }
  // Of the kept record. `name`: of the other one, whose id leads to it from then on.
  | { kind: 'clients-merged'; clientId: string; details: { otherId: string; name: string; changes: FieldChanges } }
  | { kind: 'clients-separated'; clientId: string; details: { otherId: string; name: string; changes: FieldChanges } }
  // This kind is never stored but derived from the client, because an event for each of a million
  // rows would double the cost (decision 016).
  | { kind: 'client-imported'; clientId: string; details: { importId: string; line: number } }
  | {
      kind: 'client-updated-by-import';
      clientId: string;
      details: { importId: string; line: number; changes: FieldChanges; reopened?: true };
    }
  | {
      kind: 'client-import-undone';
      clientId: string;
      details: { importId: string; line: number; changes: FieldChanges; binned?: true };
    }
  | { kind: 'import-committed'; details: { importId: string; fileName: string; created: number; updated: number } }
  | { kind: 'import-cancelled'; details: { importId: string; fileName: string; created: number; updated: number } }
  | {
      kind: 'import-undone';
      details: { importId: string; fileName: string; removed: number; restored: number; kept: number };
    }
  // `value`: the group or the language; `left`: the clients whom it leaves as they are.
  | { kind: 'bulk-committed'; details: BulkDetails & { done: number; left: number } }
  | { kind: 'bulk-undone'; details: BulkDetails & { undone: number; kept: number } }
  // `clients`: how many were in it, outside the trash.
  | { kind: 'group-renamed'; details: { before: string; after: string } }
  | { kind: 'group-merged'; details: { name: string; into: string; clients: number } }
  | { kind: 'group-deleted'; details: { name: string; clients: number } }
  | { kind: 'clients-exported'; details: { query: string | null; state: string | null; importId?: string } }
  // `filter`: the search parameters of what was exported; null is everything.
  | { kind: 'activity-exported'; details: { filter: string | null } }
  | { kind: 'structure-opened'; details: Record<string, never> }
  | { kind: 'client-added-from-request'; clientId: string; details: { changes: FieldChanges } }
  | { kind: 'account-attached'; clientId: string; details: { accountId: string } }
  | { kind: 'account-released'; clientId: string; details: { accountId: string; email: string } }
  | { kind: 'account-linked'; clientId: string; details: { accountId: string; email: string } }
  | { kind: 'match-refused' | 'match-reopened'; clientId: string; details: { accountId: string; email: string } }
  | { kind: 'alias-removed'; clientId: string; details: { email: string } }
  // The holder of the mailbox proved it: a code that another person used with the address no longer
  // counts.
  | { kind: 'claim-ended'; clientId: string; details: { accountId: string; email: string } }
  | { kind: 'claim-code-issued'; clientId: string; details: { codeId: string } }
  // `waits`: the address was registered already, so the code counts only once the address is
  // proved.
  | { kind: 'claim-code-used'; clientId: string; details: { codeId: string; email: string; waits: boolean } }
  | { kind: 'claim-code-revoked'; clientId: string; details: { codeId: string } }
  // The person deleted their account of the app, at every structure.
  | { kind: 'account-deleted'; clientId: string | null; details: { accountId: string } }
  | { kind: 'email-proved'; clientId: string | null; details: { accountId: string } }
  | { kind: 'proof-withdrawn'; clientId: string; details: { accountId: string } }
  // From the former mailbox. `devices`: how many phones were signed out.
  | { kind: 'email-objected'; clientId: string; details: { mailId: string; devices: number } }
  | { kind: 'code-sent-again'; clientId: string | null; details: { accountId: string } }
  | { kind: 'request-made'; clientId: string | null; details: RequestDetails }
  | { kind: 'request-validated'; clientId: string; details: RequestDetails }
  | { kind: 'request-refused'; clientId: string | null; details: RequestDetails & { reason: string } }
  | { kind: 'request-reopened'; clientId: string | null; details: RequestDetails }
  // Two clients who look alike are two people, or may be one again.
  | { kind: 'duplicate-refused' | 'duplicate-reopened'; clientId: string; details: { otherId: string } }
  | { kind: 'request-undone'; clientId: string | null; details: RequestDetails }
  | { kind: 'invitation-queued'; clientId: string; details: { email: string; again?: true } }
  | { kind: 'invitation-opened'; clientId: string; details: Record<string, never> }
  | { kind: 'mail-bounced'; clientId: string | null; details: { email: string; hard: boolean } }
  | { kind: 'mail-complained'; clientId: string | null; details: { email: string } }
  | { kind: 'mail-unsubscribed'; clientId: string | null; details: { email: string } }
  | { kind: 'import-invited'; details: { importId: string; fileName: string; count: number } }
  | { kind: 'app-key-created'; details: { name: string; mayVouch: boolean } }
  | { kind: 'app-key-revoked'; details: { name: string } }
  | { kind: 'join-code-renewed'; details: Record<string, never> }
  | { kind: 'proof-setting-changed'; details: { needed: boolean } }
  | { kind: 'region-changed'; details: { before: NamedRegion; after: NamedRegion } }
  // This kind is never stored either but derived from the client.
  | { kind: 'client-added-by-erp'; clientId: string; details: Record<string, never> }
  | { kind: 'client-taken-over-by-erp'; clientId: string; details: ErpDetails }
  | { kind: 'client-updated-by-erp'; clientId: string; details: ErpDetails }
  // Staff said that a person of the ERP is this client, or another person.
  | { kind: 'erp-person-linked' | 'erp-person-distinct'; clientId: string; details: { erpId: string } }
  | { kind: 'client-removed-by-erp'; clientId: string; details: ErpDetails }
  | { kind: 'client-revived-by-erp'; clientId: string; details: ErpDetails }
  | { kind: 'access-granted'; clientId: string; details: { until: string | null } }
  | { kind: 'formers-setting-changed'; details: { keep: boolean } }
  | { kind: 'erp-connected'; details: { connectionId: string; profile: string } }
  | { kind: 'erp-profile-changed'; details: { connectionId: string; before: string; after: string } }
  | { kind: 'erp-settings-changed'; details: { connectionId: string; before: ErpReading; after: ErpReading } }
  | { kind: 'erp-secret-added' | 'erp-secret-revoked'; details: { connectionId: string; ending: string } }
  | { kind: 'erp-api-set'; details: { connectionId: string } }
  | { kind: 'erp-base-pulled'; details: { connectionId: string; snapshotId: string } }
  | { kind: 'erp-disabled' | 'erp-enabled' | 'erp-disconnected'; details: { connectionId: string } }
  | { kind: 'erp-held-applied' | 'erp-held-discarded'; details: { count: number; snapshotId?: string } }
  // `byErp`: the ERP itself asked for it, through the API.
  | {
      kind: 'erp-event-replayed';
      clientId: string | null;
      details: { eventId: string; verdict: string; byErp?: true };
    }
  | { kind: 'client-exported' | 'client-erased'; clientId: string; details: Record<string, never> }
  // A person whose data was erased was let in again.
  | { kind: 'erasure-overridden'; details: { entrance: string; reason: string } }
  // Staff looked at a client without any sign of activity for years, and keeps them.
  | { kind: 'client-kept'; clientId: string; details: Record<string, never> }
  | { kind: 'colleague-invited' | 'colleague-invitation-withdrawn'; details: { name: string; role: string } }
  | { kind: 'colleague-joined'; details: { staffId: string; role: string } }
  | { kind: 'colleague-role-changed'; details: { staffId: string; before: string; after: string } }
  | { kind: 'colleague-removed'; details: { staffId: string; role: string } }
  | { kind: 'account-changed'; details: { staffId: string; change: AccountChange } }
  | { kind: 'factor-requirement-changed'; details: { before: FactorRequirement; after: FactorRequirement } }
  | { kind: 'idle-limit-changed'; details: { before: number; after: number } };

/** Of whom a structure asks a second factor. */
type FactorRequirement = 'nobody' | 'owners' | 'managers' | 'everyone';

/** What was changed of an account. */
export type AccountChange =
  | 'name'
  | 'password'
  | 'email'
  | 'factor-on'
  | 'factor-off'
  | 'factor-removed'
  | 'recovery-codes'
  | 'recovery-code-used'
  | 'sessions-ended';

/** How the messages of an ERP are read. */
type ErpReading = { timeZone: string | null; blanks: string; countedKinds: string[] | null };

export type AuditEventKind = AuditEvent['kind'];
