/**
 * The rooms of `lib/`, lowest floor first. A room imports only rooms listed before it. Plain files
 * of `lib/` are rooms of their own, named without their extension. Source: docs/architecture.md.
 */
export const floors: readonly string[] = [
  ...['i18n', 'result', 'refusal', 'identity', 'values', 'env', 'log'],
  ...['database/generated', 'database', 'actor', 'api', 'csv', 'queue', 'live', 'throttle', 'audit'],
  ...['mail', 'app-auth', 'addresses', 'invitations', 'staff', 'structures', 'session', 'forms'],
  ...['access', 'clients', 'matching', 'claims', 'requests', 'registrations'],
  ...['imports/file', 'imports/layout', 'imports/rows', 'imports/lifecycle', 'imports/plan', 'imports/reading'],
  ...['imports/upload', 'imports/commit', 'imports/undo', 'imports/outcome'],
  ...['erp/profiles', 'erp/connections', 'erp/people', 'erp/events', 'erp/snapshots', 'erp/thin', 'erp/held'],
  ...['erp/sandbox', 'erp/overview', 'demo', 'jobs', 'testing', 'commands'],
];

/** The room that writes each table. Tables of graphile-worker count under their schema's name. */
export const tableOwners: Readonly<Record<string, string>> = {
  app_account: 'registrations',
  app_key: 'app-auth',
  app_proof: 'registrations',
  app_token: 'registrations',
  attachment: 'addresses',
  audit_event: 'audit',
  claim_code: 'claims',
  client: 'clients',
  client_alias: 'addresses',
  erp_connection: 'erp',
  erp_event: 'erp',
  erp_incident: 'erp',
  erp_secret: 'erp',
  erp_snapshot: 'erp',
  erp_snapshot_line: 'erp',
  erp_tombstone: 'clients',
  graphile_worker: 'queue',
  import: 'imports',
  import_chunk: 'imports',
  import_mapping: 'imports',
  import_row: 'imports',
  invitation: 'invitations',
  join_code: 'staff',
  join_link: 'staff',
  mail: 'mail',
  mail_block: 'mail',
  mail_pace: 'mail',
  match_refusal: 'matching',
  membership: 'staff',
  password_reset: 'staff',
  sign_in_address: 'staff',
  staff_account: 'staff',
  staff_session: 'staff',
  structure: 'structures',
  throttle: 'throttle',
  unlinked_account: 'matching',
};
