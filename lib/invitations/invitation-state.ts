/** The state of a client's latest invitation to the current address. */
export const invitationStates = [
  'none',
  'queued',
  'sent',
  'delivered',
  'opened',
  'registered',
  'expired',
  'bounced',
  'complained',
  'failed',
  'in-doubt',
  'cancelled',
] as const;
export type InvitationState = (typeof invitationStates)[number];

/**
 * SQL: the state of the invitation `i` with its mail `m`. What the person did has precedence over
 * the mail's delivery, except for a complaint; an expired link matters only where nothing worse
 * happened.
 */
export const invitationStateSql = `case
  when i.used_at is not null then 'registered'
  when m.state = 'complained' then 'complained'
  when i.opened_at is not null and i.expires_at > now() then 'opened'
  when m.state in ('bounced', 'suppressed') then 'bounced'
  when m.state in ('failed', 'in-doubt', 'cancelled') then m.state::text
  when i.expires_at <= now() then 'expired'
  else m.state::text end`;

/** SQL: the time since which that state holds. */
export const invitationSinceSql = `case
  when i.used_at is not null then i.used_at
  when m.state = 'complained' then m.state_at
  when i.opened_at is not null and i.expires_at > now() then i.opened_at
  when m.state in ('bounced', 'suppressed', 'failed', 'in-doubt', 'cancelled') then m.state_at
  when i.expires_at <= now() then i.expires_at
  else m.state_at end`;

/**
 * SQL condition: the client of table `client` is in a state; `$1` is the structure's id. The state
 * is one of the union, never a text from outside.
 */
export function invitedAs(state: InvitationState): string {
  const latest = `select from invitation i join mail m on m.structure_id = i.structure_id and m.id = i.mail_id
    where i.structure_id = $1 and i.client_id = client.id and i.email_key = client.email_key`;
  return state === 'none' ? `not exists (${latest})` : `exists (${latest} and ${invitationStateSql} = '${state}')`;
}
