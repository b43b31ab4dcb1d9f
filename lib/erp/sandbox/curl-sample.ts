import type { ProfileName } from '#lib/erp/profiles/profile.ts';
import { type TestVerb, testBody } from './test-contact.ts';

/**
 * Builds a script for bash, openssl and curl that sends a message about the test contact, signed as
 * the profile asks. The secret stays in a variable of the shell: it was shown once, and no page has
 * it.
 * @param endpoint `https://…/api/erp/{connectionId}/events`
 */
export function curlSample(profile: ProfileName, endpoint: string, verb: TestVerb = 'upsert', at = new Date()): string {
  const body = JSON.stringify(testBody(profile, verb, at));
  return `SECRET="\${SECRET:-${placeholders[profile]}}"\nBODY='${body}'\n${calls[profile](endpoint, verb)}`;
}

const placeholders: Record<ProfileName, string> = {
  standard: 'whsec_…',
  frappe: 'erp_…',
  odoo: 'erp_…',
  dolibarr: 'erp_…',
  mindbody: 'erp_…',
  resamania: 'erp_…',
  magicline: 'erp_…',
  bearer: 'erp_…',
};

const post = (address: string, ...headers: string[]) =>
  [
    `curl -i "${address}?dry_run=1"`,
    ...[...headers, 'content-type: application/json'].map((header) => `  -H "${header}"`),
  ]
    .concat('  --data-binary "$BODY"')
    .join(' \\\n');

const bodySignature = `SIGNATURE=$(printf %s "$BODY" | openssl dgst -sha256 -hmac "$SECRET" -binary | openssl base64 -A)`;

const calls: Record<ProfileName, (endpoint: string, verb: TestVerb) => string> = {
  standard: (endpoint) => `ID="msg_$(openssl rand -hex 12)"
NOW=$(date +%s)
KEY=$(printf %s "\${SECRET#whsec_}" | openssl base64 -d -A | od -An -v -tx1 | tr -d ' \\n')
SIGNATURE=$(printf %s "$ID.$NOW.$BODY" | openssl dgst -sha256 -mac HMAC -macopt "hexkey:$KEY" -binary | openssl base64 -A)
${post(endpoint, 'webhook-id: $ID', 'webhook-timestamp: $NOW', 'webhook-signature: v1,$SIGNATURE')}`,
  frappe: (endpoint) => `${bodySignature}\n${post(endpoint, 'X-Frappe-Webhook-Signature: $SIGNATURE')}`,
  mindbody: (endpoint) => `${bodySignature}\n${post(endpoint, 'X-Mindbody-Signature: sha256=$SIGNATURE')}`,
  odoo: (endpoint, verb) => post(`${endpoint}/$SECRET/${verb}`),
  dolibarr: (endpoint) => post(`${endpoint}/$SECRET`),
  magicline: (endpoint) => post(endpoint, 'X-API-KEY: $SECRET'),
  resamania: (endpoint) => post(`${endpoint}/$SECRET`),
  bearer: (endpoint) => post(endpoint, 'Authorization: Bearer $SECRET'),
};
