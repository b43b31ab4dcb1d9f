/** Why a mail is written. Closed: a new kind is added here first. */
export type MailKind = 'email-code' | 'email-changed' | 'request-refused' | 'erp-incident';
