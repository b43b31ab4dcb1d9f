import type { fr } from '../fr.ts';

const wanted = 'The name and the email decide. Everything else may be missing.';

export const recipes: (typeof fr)['recipes'] = {
  title: (erp) => `Connect ${erp}`,
  all: 'The whole API',
  list: 'Instructions for each ERP',
  steps: 'What to do in the ERP',
  fields: 'Fields that are read',
  fieldsNote: 'Of several fields, the first filled one counts. Other fields are ignored.',
  ours: 'Here',
  theirs: 'In the ERP',
  triggers: 'Events',
  trigger: 'In the ERP',
  effect: 'Effect here',
  effects: { upsert: 'The client is created or updated.', delete: 'The client becomes a former client.' },
  members: 'Who is a member',
  base: 'Send the full base',
  baseNote:
    'POST to /api/erp/{connectionId}/snapshot: one JSON record a line (application/x-ndjson). Try ?dry_run=1 first. A person who is not in the export becomes a former client; if too many people would be affected, staff decides first.',
  check: 'Check',
  checkNote:
    'GET /api/erp/{connectionId}/people returns what is held, and GET /api/erp/{connectionId}/journal?verdict=invalid what was refused, with the reasons.',
  answers: 'Answers',
  example: 'Example',
  exampleNote: 'A dry run: dry_run=1 changes nothing.',
  fieldNames: {
    id: 'Id',
    lastName: 'Last name',
    firstName: 'First name',
    email: 'Email',
    phone: 'Phone',
    birthDate: 'Birth date',
    status: 'Status',
    version: 'Time of the change',
  },
  profiles: {
    standard: {
      steps: [
        'Copy the address and the secret from the ERP page: the secret begins with whsec_.',
        'For each record created, changed or deleted, send a POST signed as Standard Webhooks says, for instance with a library of standardwebhooks.com.',
        'A call without a 2xx answer is to be repeated with the same webhook-id: it has one effect.',
      ],
      members: `Send only people who are members; active: false or client.deleted removes a person. ${wanted}`,
      base: 'The signature is over id.timestamp.sha256hex(body).',
    },
    bearer: {
      steps: [
        'Copy the address and the key from the ERP page.',
        'For each record created, changed or deleted, send a POST with the header Authorization: Bearer and the key, or X-API-Key.',
        'Add a webhook-id if your program repeats its calls: the same one has one effect.',
      ],
      members: `Send only people who are members; active: false or client.deleted removes a person. ${wanted}`,
      base: 'With the same key in the same header.',
    },
    frappe: {
      steps: [
        'Open Webhook, then New. DocType: Customer, Contact, or the DocType of your members. Doc Event: on_update.',
        'Request URL: the address of the ERP page. Request Method: POST. Request Structure: JSON.',
        'Webhook JSON: the template of the workshop. Webhook Security: tick Enable Security and paste the secret into Webhook Secret.',
        'Add a second Webhook for on_trash, with the same address and the method DELETE.',
        'Set the time zone of the connection to that of the site (System Settings, Time Zone).',
      ],
      members:
        'Condition of the Webhook, for instance doc.customer_group == "Members". disabled, or a status Inactive, removes the person. Lead, Supplier, Employee and User are never clients.',
      base: 'Export the DocType as JSON (bench export-json, or /api/resource), one record a line, signed as Standard Webhooks with the same secret.',
    },
    odoo: {
      steps: [
        'Activate the developer mode, then Settings, Technical, Automation Rules, New.',
        'Model: Contact (res.partner). Trigger: On save.',
        'Action: Send Webhook Notification. URL: the address of the ERP page, which ends with /upsert.',
        'Fields: name, email, phone, mobile (before 19), active, write_date.',
        'Add a rule On deletion, with the same address ending with /delete.',
      ],
      members: 'Apply on, for instance Tags contains Member. An archived record (active is false) removes the person.',
      base: 'A scheduled action or an export that sends one record a line, with the secret in the header Authorization: Bearer.',
    },
    dolibarr: {
      steps: [
        'Home, Setup, Modules: enable Webhooks.',
        'In the setup of the module, create a target. URL: the address of the ERP page, which contains the secret.',
        'Trigger codes: MEMBER_CREATE, MEMBER_MODIFY, MEMBER_VALIDATE, MEMBER_RESILIATE, MEMBER_EXCLUDE, MEMBER_DELETE.',
        'Status: enabled. It is sent while the record is saved: an authentic call is always answered 2xx.',
      ],
      members:
        'A validated member (status 1) is one. A draft (-1) is not yet; resiliated (0) or excluded (-2) becomes a former client. Contacts and third parties have other ids: CONTACT/9 is not MEMBER/9.',
      base: 'The REST API of Dolibarr (/api/index.php/members) returns the records: send one a line, with the secret in the header Authorization: Bearer.',
    },
    mindbody: {
      steps: [
        'In the developer portal, Webhooks: create a subscription (POST /webhooks/api/v1/subscriptions) with the events client.created, client.updated and client.deactivated.',
        'webhookUrl: the address of the ERP page.',
        'Paste the messageSignatureKey of the answer on the ERP page: Mindbody shows it only once.',
        'Activate the subscription (PATCH, status Active).',
      ],
      members:
        'status Active or Non-Member is a member; Expired, Suspended, Terminated, Declined and Inactive become former clients. isProspect is not a member yet.',
      base: 'Read /public/v6/client/clients page by page, and send one record a line, signed as Standard Webhooks with the messageSignatureKey.',
    },
    resamania: {
      steps: [
        'Ask Resamania for access to the API: client token, client id and secret, API key, id of the club.',
        'Enter them on the ERP page, with the address of the API.',
        'Ask for a webhook for contact.created and contact.updated to the address of the ERP page, which contains the secret.',
        'The webhook says only who changed: the record is then read from the API.',
        'The access page searches the ERP for an address that none of your records has.',
      ],
      members:
        'The contacts of the club that was entered. Events of another club are ignored. An unknown state waits, and opens no access.',
      base: 'From the ERP page: the base is read page by page from the API, without sending anything.',
    },
    magicline: {
      steps: [
        'In Magicline, create a key of the Open API that reads customers, and note the address of the API.',
        'Enter the address and the key on the ERP page.',
        'Register a webhook to the address of the ERP page, for the events CUSTOMER_ and CONTRACT_.',
        'Paste the key of the webhook, which Magicline makes for the studio, on the ERP page.',
        'The webhook says only who changed, and only once: the record is then read from the API. Read the full base again now and then.',
      ],
      members:
        'status MEMBER is a member; PROSPECT is not yet one, FORMER_MEMBER becomes a former client. An unknown status waits.',
      base: 'From the ERP page: the base is read page by page from the API, without sending anything.',
    },
  },
};
