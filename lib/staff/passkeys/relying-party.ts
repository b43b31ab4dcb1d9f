import { appUrl, readEnv } from '#lib/env.ts';

/**
 * For which site passkeys are made and asked: the address of this server. `id`: its host name.
 * Browsers know passkeys for names only, not for addresses such as 192.0.2.1.
 */
export function relyingParty(): { id: string; origin: string; name: string } {
  const { hostname, origin } = new URL(appUrl(readEnv()));
  return { id: hostname, origin, name: hostname };
}
