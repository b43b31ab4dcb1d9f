/**
 * The "Webhook JSON" of a webhook of ERPNext. Such a template knows only `doc`, so what happened is
 * written out. `customer_type` tells a company, whose name is not split, from a person.
 */
export const erpnextTemplate = `{
  "event": "on_update",
  "name": {{ doc.name | tojson }},
  "customer_name": {{ doc.customer_name | tojson }},
  "customer_type": {{ doc.customer_type | tojson }},
  "email_id": {{ doc.email_id | tojson }},
  "mobile_no": {{ doc.mobile_no | tojson }},
  "disabled": {{ doc.disabled | tojson }},
  "modified": {{ doc.modified | string | tojson }}
}`;
