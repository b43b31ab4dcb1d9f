/**
 * A user of the app: the holder of an account token. `bound`: whether it may act for the account in
 * every structure.
 */
export type AppUser = { tokenId: string; accountId: string; emailKey: string; homeId: string; bound: boolean };

/**
 * SQL condition: the token `t` may act for its account in the structure with this id.
 * @param structureId an SQL expression
 */
export function speaksInSql(structureId: string): string {
  return `(t.bound_at is not null or exists (select from app_proof v where v.token_id = t.id
    and v.vouched_in_id = ${structureId}))`;
}
