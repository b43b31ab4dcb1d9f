import { fail, succeed } from '#lib/result.ts';
import type { ErpStatus, RawPerson, Verb } from './erp-event.ts';
import { carriedSecret, firstFilled, firstOf, objectIn, type Profile, readKeyword } from './profile.ts';
import { noStatus, type StatusTable, statusIn, strictest } from './status-table.ts';

type Kind = 'MEMBER' | 'CONTACT' | 'COMPANY';

const verbs: [RegExp, Verb][] = [
  [/^(MEMBER|CONTACT|COMPANY)_(CREATE|MODIFY|VALIDATE)$/, 'upsert'],
  [/^CONTACT_ENABLEDISABLE$/, 'upsert'],
  [/^(MEMBER|CONTACT|COMPANY)_(DELETE|RESILIATE|EXCLUDE)$/, 'delete'],
];

/**
 * `element` of an object as Dolibarr dumps it (`CommonObject::$element`), for lines of a snapshot.
 */
const kindsByElement: Record<string, Kind> = {
  member: 'MEMBER',
  contact: 'CONTACT',
  societe: 'COMPANY',
  thirdparty: 'COMPANY',
};

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
 * Dolibarr 17 and later (github.com/Dolibarr/dolibarr,
 * htdocs/core/triggers/…modWebhook_WebhookTriggers.class.php and
 * htdocs/webhook/class/target.class.php; wiki.dolibarr.org/index.php?title=Module_Webhook): `{
 * "triggercode": "MEMBER_MODIFY", "object": { … } }`. It is sent once, while the user waits for the
 * page and before the user's change is committed; a target of type "success required", the default,
 * undoes the change on anything but 2xx. Dolibarr cannot sign, so the secret is in the address.
 * The object is dumped whole and may hold a password, so only the fields named here are ever read.
 * Its `date_modification` is the one before this change (htdocs/adherents/class/adherent.class.php,
 * `update`), so the version is the time of arrival; there are no repetitions.
 * `MEMBER_SUBSCRIPTION_…` carry a subscription, whose id is not the member's, and are ignored.
 * Members, contacts and companies are numbered separately, so the kind is part of the id. Days are
 * Unix seconds of that day's midnight (`DoliDB::jdate`) or noon (its form) in the ERP's time zone.
 */
export const dolibarr: Profile = {
  name: 'dolibarr',
  secret: 'carried',
  defaultKind: 'MEMBER',
  quiet: true,
  timestampNeeded: false,
  authenticate: ({ token }, secrets) => {
    const secret = carriedSecret(token, secrets);
    return secret ? succeed(secret) : fail('signature-invalid');
  },
  read: (body) => {
    const type = readKeyword(body.triggercode);
    const object = objectIn(body.object);
    const verb = verbs.find(([pattern]) => pattern.test(type))?.[1] ?? null;
    const [kind = '', action = ''] = type.split('_');
    return {
      webhookId: null,
      type,
      verb,
      timestamp: undefined,
      person: readRecord(object, kind as Kind, action),
    };
  },
  readLine: (line) => readRecord(line, kindsByElement[readKeyword(line.element)] ?? 'MEMBER', ''),
};

function readRecord(object: Record<string, unknown>, kind: Kind, action: string): RawPerson {
  return {
    kind,
    id: firstFilled(object, 'id', 'rowid'),
    email: object.email,
    firstName: object.firstname,
    lastName: firstOf(object, 'lastname', 'name', 'nom'),
    phone: object.phone_mobile || object.phone_perso || object.phone,
    birthDate: firstOf(object, 'birth', 'birthday'),
    status: statusOf(object, kind, action),
  };
}

function statusOf(object: Record<string, unknown>, kind: Kind, action: string): ErpStatus {
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
