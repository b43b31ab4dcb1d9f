/**
 * For how long an account token works: days since it was given out, days since its last use, and
 * days since the device registered, however often it is renewed: then the person proves the address
 * again. `overlapSeconds`: for how long it goes on working once its successor was used, so that
 * calls under way come through.
 */
export const tokenLife = { days: 365, unusedDays: 180, deviceDays: 1_095, overlapSeconds: 60 } as const;

/**
 * SQL condition: a token has not expired. One from before tokens expired counts as given out when
 * that began.
 * @param token the name of `app_token` in the query
 */
export function unexpiredSql(token: string): string {
  return `(${token}.issued_at > now() - interval '${tokenLife.days} days'
    and greatest(${token}.issued_at, ${token}.last_seen_at) > now() - interval '${tokenLife.unusedDays} days'
    and ${token}.created_at > now() - interval '${tokenLife.deviceDays} days')`;
}
