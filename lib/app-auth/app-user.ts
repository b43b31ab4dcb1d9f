/**
 * A person who uses the app: the holder of an account token. `bound`: whether it speaks for the
 * account in every structure.
 */
export type AppUser = { tokenId: string; accountId: string; emailKey: string; homeId: string; bound: boolean };

/**
 * SQL: whether the token `t` may speak for its account in the structure whose id the expression
 * gives.
 */
export function speaksInSql(structureId: string): string {
  return `(t.bound_at is not null or exists (select from app_proof v where v.token_id = t.id
    and v.vouched_in_id = ${structureId}))`;
}
