/**
 * SQL condition: the attachment exists only because an invitation was used with another address.
 * No request was made and staff decided nothing; it is a hint for staff, and the app learns nothing
 * of it.
 * @param attachment the name of the table in the query
 */
export function invitationHint(attachment: string): string {
  return `(${attachment}.validation = 'pending' and ${attachment}.requested_at is null and ${attachment}.decided_at is null)`;
}
