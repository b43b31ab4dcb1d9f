/** Holds the secret made last, for a few minutes, for the page of the ERP alone. */
export const erpSecretCookie = 'erp-secret';
