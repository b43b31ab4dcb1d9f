import { headerWords } from '#lib/imports/layout/header-words.ts';
import type { NameOrder } from '#lib/imports/layout/judge-name-order.ts';

/** Cache of the orders that headers announce: every row of a file asks for the same. */
const orders = new Map<string, NameOrder | null>();
const mostOrders = 100;

/** The order of the names that a header announces, "Prénom Nom", or null where it does not. */
export function announcedOrder(header: string): NameOrder | null {
  const known = orders.get(header);
  if (known !== undefined) return known;
  if (orders.size >= mostOrders) orders.clear();
  const order = readOrder(header);
  orders.set(header, order);
  return order;
}

function readOrder(header: string): NameOrder | null {
  const words = headerWords(header);
  const [first, last] = [words.indexOf('prenom'), words.indexOf('nom')];
  if (first >= 0 && last >= 0) return first < last ? 'first-last' : 'last-first';
  return words.includes('name') || /^fn$/i.test(header) ? 'first-last' : null;
}
