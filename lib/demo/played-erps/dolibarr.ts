import { type Change, isMarkedOnly, type PlayedErp } from './played-erp.ts';
import { toPhpJson } from './program-json.ts';

/**
 * Dolibarr (htdocs/core/triggers/interface_99_modWebhook_WebhookTriggers.class.php and
 * htdocs/core/lib/geturl.lib.php, `getURLContent`): one try of 30 s for each trigger, while the
 * user waits, of the content type of forms. The member is dumped whole, with a password. A new
 * member is a draft until a user validates it.
 */
export const playedDolibarr: PlayedErp = {
  timeoutMs: 30_000,
  waits: [],
  messages: (change, secret) =>
    triggers(change).map(([triggercode, status]) => {
      const body = toPhpJson({ triggercode, object: member(change, status) });
      const headers = {
        'user-agent': 'Dolibarr geturl function',
        'content-type': 'application/x-www-form-urlencoded',
      };
      return () => ({ method: 'POST', path: `/${secret}`, headers, body });
    }),
};

function triggers({ kind, person }: Change): [code: string, status: string][] {
  if (kind === 'updated') return [['MEMBER_MODIFY', '1']];
  if (kind === 'removed') return [isMarkedOnly(person) ? ['MEMBER_RESILIATE', '0'] : ['MEMBER_DELETE', '1']];
  return [
    ['MEMBER_CREATE', '-1'],
    ['MEMBER_VALIDATE', '1'],
  ];
}

function member({ person, at }: Change, status: string): object {
  const { number, lastName, firstName, email, phone } = person;
  const yesterday = Math.floor(at.getTime() / 1_000) - 86_400;
  return {
    id: String(number),
    entity: '1',
    element: 'member',
    table_element: 'adherent',
    ref: String(number),
    status,
    statut: status,
    array_options: [],
    lastname: lastName,
    firstname: firstName,
    civility_id: null,
    login: `h${number}`,
    pass: `mot-de-passe-${number}`,
    pass_indatabase: null,
    morphy: 'phy',
    email,
    phone: '',
    phone_perso: null,
    phone_mobile: phone,
    birth: '',
    typeid: '1',
    datec: yesterday,
    date_modification: yesterday,
  };
}
