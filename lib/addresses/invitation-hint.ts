/**
 * SQL: that nobody asked and nobody decided. The account of this attachment waits only because
 * somebody's invitation was used with another address: a hint for staff, of which the app is told
 * nothing.
 * @param attachment what the table is called
 */
export function invitationHint(attachment: string): string {
  return `(${attachment}.validation = 'pending' and ${attachment}.requested_at is null and ${attachment}.decided_at is null)`;
}
