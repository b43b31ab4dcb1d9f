/**
 * The list as it is, with a dialog over it. Relative: it is the page that the link stands on.
 * @param list the list's own parameters
 */
export function dialogAddress(list: string, dialog: 'delete' | 'refuse', id: string): string {
  return `?${list && `${list}&`}${dialog}=${id}`;
}
