import { appUrl, readEnv } from '#lib/env.ts';

/** Whether ERPs of this profile authenticate by a secret in the address that they call. */
export function secretInside(profile: string): boolean {
  return profile === 'odoo' || profile === 'dolibarr' || profile === 'resamania';
}

/** The endpoint of a connection, without any secret. */
export function endpointOf({ id }: { id: string }): string {
  return `${appUrl(readEnv())}/api/erp/${id}/events`;
}

/** The address to enter in the ERP; for ERPs that cannot sign, it contains the secret. */
export function addressOf(connection: { id: string; profile: string }, secret: string): string {
  const endpoint = endpointOf(connection);
  if (connection.profile === 'odoo') return `${endpoint}/${secret}/upsert`;
  return secretInside(connection.profile) ? `${endpoint}/${secret}` : endpoint;
}
