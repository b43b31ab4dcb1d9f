-- Passkeys sign staff in instead of password and code. See docs/decisions/088-passkeys.md.
create table passkey (
  id uuid primary key,
  staff_id uuid not null references staff_account (id) on update cascade on delete cascade,
  credential_id text not null,
  public_key bytea not null,
  counter bigint not null default 0,
  transports text[],
  name text not null,
  created_at timestamptz(3) not null default current_timestamp,
  used_at timestamptz(3)
);
create unique index passkey_credential_id_key on passkey (credential_id);
create index passkey_staff_id_idx on passkey (staff_id);

create table spent_challenge (
  hash text primary key,
  expires_at timestamptz(3) not null
);
create index spent_challenge_expires_at_idx on spent_challenge (expires_at);
