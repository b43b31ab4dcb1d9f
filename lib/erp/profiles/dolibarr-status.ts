import type { ErpStatus } from './erp-event.ts';
import { noStatus, type StatusTable, statusIn, strictest } from './status-table.ts';

export type DolibarrKind = 'MEMBER' | 'CONTACT' | 'COMPANY';

/**
 * `Adherent::STATUS_*` (htdocs/adherents/class/adherent.class.php): -2 excluded, -1 draft, 0
 * resiliated, 1 validated. A draft is an application that the club has not accepted yet.
 */
const memberStatuses: StatusTable = { '-2': 'former', '-1': 'pending', '0': 'former', '1': 'active' };

/**
 * `llx_socpeople.statut` (htdocs/contact/class/contact.class.php, `setstatus`): 0 disabled, 1
 * enabled.
 */
const contactStatuses: StatusTable = { '0': 'former', '1': 'active' };

/**
 * `Societe::STATUS_CEASED` 0 and `STATUS_INACTIVITY` 1, which means "in activity"
 * (htdocs/societe/class/societe.class.php).
 */
const companyStatuses: StatusTable = { '0': 'former', '1': 'active' };

/** `Societe::$client`: 0 no customer (a supplier, say), 1 customer, 2 prospect, 3 both. */
const customerStatuses: StatusTable = { '0': 'pending', '1': 'active', '2': 'pending', '3': 'active' };

/**
 * Reads the status of an object by its kind.
 * @param action the second part of the event's name; empty for a line of a snapshot
 */
export function dolibarrStatus(object: Record<string, unknown>, kind: DolibarrKind, action: string): ErpStatus {
  if (kind === 'MEMBER') return memberStatus(object, action);
  const table = kind === 'CONTACT' ? contactStatuses : companyStatuses;
  const statuses = [statusIn(filled(object.statut), table, 'statut'), statusIn(filled(object.status), table, 'status')];
  const customer = kind === 'COMPANY' ? statusIn(filled(object.client), customerStatuses, 'client') : null;
  return strictest([...statuses, customer], noStatus);
}

/**
 * Reads a member's status. While `validate` runs, only one of `statut` and its newer name `status`
 * may be up to date. A member created without either is a draft, the default of the column.
 */
function memberStatus(object: Record<string, unknown>, action: string): ErpStatus {
  const statut = statusIn(filled(object.statut), memberStatuses, 'statut');
  const status = statusIn(filled(object.status), memberStatuses, 'status');
  if (action === 'VALIDATE') {
    const validated = [statut, status].find((said) => said?.meaning === 'active');
    return validated ?? strictest([statut, status], noStatus);
  }
  return strictest([statut, status], { meaning: action === 'CREATE' ? 'pending' : 'unknown', written: 'statut: null' });
}

/**
 * Returns undefined for a property that PHP writes as null or an empty text because it was never
 * set.
 */
function filled(value: unknown): unknown {
  return value === null || value === '' ? undefined : value;
}
