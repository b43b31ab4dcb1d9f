/** Returns whether the ERP has this client, who can then be deleted only there. */
export function isOfErp({ erpId, erpRemovedAt }: { erpId: string | null; erpRemovedAt: Date | null }): boolean {
  return erpId !== null && erpRemovedAt === null;
}
