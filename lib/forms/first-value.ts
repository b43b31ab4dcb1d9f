/** A search parameter as text: of repeated ones the first, and empty when it is missing. */
export function firstValue(value: string | string[] | undefined): string {
  return (Array.isArray(value) ? value[0] : value) ?? '';
}
