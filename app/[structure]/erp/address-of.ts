import { appUrl, readEnv } from '#lib/env.ts';

/** Whether an ERP of this profile shows itself by the address that it calls. */
export function secretInside(profile: string): boolean {
  return profile === 'odoo' || profile === 'dolibarr';
}

/** The door of a connection, without any secret. */
export function doorOf({ id }: { id: string }): string {
  return `${appUrl(readEnv())}/api/erp/${id}/events`;
}

/** What goes into the ERP; for those that cannot sign, with the secret in it. */
export function addressOf(connection: { id: string; profile: string }, secret: string): string {
  const door = doorOf(connection);
  if (connection.profile === 'odoo') return `${door}/${secret}/upsert`;
  return secretInside(connection.profile) ? `${door}/${secret}` : door;
}
