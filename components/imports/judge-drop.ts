/** What is read of the browser's `DataTransfer`. */
type DroppedItems = {
  items: ArrayLike<{ kind: string; webkitGetAsEntry?: () => { isDirectory: boolean } | null }>;
  files: ArrayLike<{ name: string }>;
};

export type DropProblem = 'several' | 'folder' | 'nothing';

/** Finds why what was dropped is not one file, or null. */
export function dropProblem({ items, files }: DroppedItems): DropProblem | null {
  const dropped = Array.from(items).filter(({ kind }) => kind === 'file');
  if (dropped.length > 1 || files.length > 1) return 'several';
  if (dropped.some((item) => item.webkitGetAsEntry?.()?.isDirectory)) return 'folder';
  return files.length === 0 ? 'nothing' : null;
}

/** Whether files are dragged, and not a text or a link. */
export function dragsFiles(transfer: { types: readonly string[] } | null): boolean {
  return transfer?.types.includes('Files') ?? false;
}
