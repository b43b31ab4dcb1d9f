import { fieldNames } from '#lib/clients/client.ts';
import { clientHeaders } from '#lib/clients/client-columns.ts';

const ownHeaders = Object.values(clientHeaders).map((names) => fieldNames.map((field) => names[field]));

/**
 * Whether a header line is that of a template or an export of this product: its columns hold what
 * they say, whatever the cells look like.
 */
export function isOwnHeader(headers: readonly string[]): boolean {
  return ownHeaders.some((own) => own.every((name) => headers.includes(name)));
}
