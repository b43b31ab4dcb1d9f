/** Whether the ERP has this client: only there can they be deleted. */
export function isOfErp({ erpId, erpRemovedAt }: { erpId: string | null; erpRemovedAt: Date | null }): boolean {
  return erpId !== null && erpRemovedAt === null;
}
