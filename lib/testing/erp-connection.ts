import type { Connection } from '#lib/erp/connections/connection.ts';
import type { ProfileName } from '#lib/erp/profiles/profile.ts';

/** Makes a connection of a French club for pure rules, with the settings it has at first. */
export function connectionOf(profile: ProfileName, settings: Partial<Connection> = {}): Connection {
  const region = { country: 'FR', timeZone: 'Europe/Paris' };
  return { id: 'c', structureId: 's', profile, ...region, blanks: 'clears', countedKinds: null, ...settings };
}
