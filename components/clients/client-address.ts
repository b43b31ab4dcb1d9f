/**
 * Where a client is shown. It takes the parameters of the list along, so that "back to the clients"
 * leads to the same search and filter.
 * @param list the list's own parameters; empty for the whole list
 */
export function clientAddress(path: string, list: string, more: Record<string, string> = {}): string {
  const parameters = new URLSearchParams(list ? { list, ...more } : more);
  return parameters.size > 0 ? `${path}?${parameters}` : path;
}
