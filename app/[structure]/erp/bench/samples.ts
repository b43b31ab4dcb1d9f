/** A shell script that signs as Standard Webhooks says, with nothing but curl and openssl. */
export function signedCurl(address: string): string {
  return `SECRET='whsec_…'
BODY='${sampleEvent()}'
ID="msg_$(date +%s%N)"; TS=$(date +%s)
KEY=$(printf %s "\${SECRET#whsec_}" | base64 -d | od -An -vtx1 | tr -d ' \\n')
SIG=$(printf %s "$ID.$TS.$BODY" | openssl dgst -sha256 -mac HMAC -macopt "hexkey:$KEY" -binary | base64)
curl -i '${address}?dry_run=1' -H "webhook-id: $ID" -H "webhook-timestamp: $TS" \\
  -H "webhook-signature: v1,$SIG" -H 'content-type: application/json' --data "$BODY"`;
}

/** A message as the native profile has it. */
export function sampleEvent(now = new Date()): string {
  const data = { id: 'C-1042', email: 'zoe@exemple.example', firstName: 'Zoe', lastName: 'Durand', phone: '+33612345678' };
  return JSON.stringify({ type: 'client.updated', timestamp: now.toISOString(), data });
}

/** What stands in "Webhook JSON" of a webhook of ERPNext. */
export const erpnextTemplate = `{
  "event": "{{ event or 'on_update' }}",
  "name": {{ doc.name | tojson }},
  "customer_name": {{ doc.customer_name | tojson }},
  "email_id": {{ doc.email_id | tojson }},
  "mobile_no": {{ doc.mobile_no | tojson }},
  "disabled": {{ doc.disabled | tojson }},
  "modified": {{ doc.modified | string | tojson }}
}`;
