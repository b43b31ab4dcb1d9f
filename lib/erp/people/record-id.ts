import { MAX_FIELD_LENGTHS } from '#lib/clients/client-fields.ts';

/** Returns the id of a record without its kind: 12 of `MEMBER/12`. */
export function recordId(erpId: string, kind: string | undefined): string {
  return kind && erpId.startsWith(`${kind}/`) ? erpId.slice(kind.length + 1) : erpId;
}

/** Cuts the id of a record to the length of a member number, between whole characters. */
export function memberNumber(id: string): string {
  return id.length > MAX_FIELD_LENGTHS.memberNumber ? [...id].slice(0, MAX_FIELD_LENGTHS.memberNumber).join('') : id;
}
