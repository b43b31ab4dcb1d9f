/**
 * What stands in "Webhook JSON" of a webhook of ERPNext. Only `doc` is known to such a template, so
 * what happened is written out.
 */
export const erpnextTemplate = `{
  "event": "on_update",
  "name": {{ doc.name | tojson }},
  "customer_name": {{ doc.customer_name | tojson }},
  "email_id": {{ doc.email_id | tojson }},
  "mobile_no": {{ doc.mobile_no | tojson }},
  "disabled": {{ doc.disabled | tojson }},
  "modified": {{ doc.modified | string | tojson }}
}`;
