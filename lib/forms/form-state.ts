import type { PublicKeyCredentialRequestOptionsJSON } from '@simplewebauthn/server';

/**
 * What a form action answers when it does not redirect: what was typed, so that nothing is lost,
 * and what is wrong with it, already in the reader's language. Passwords are never in `values`.
 */
export type FormState = {
  values: Record<string, string>;
  /** By field name. */
  errors: Record<string, string>;
  /**
   * Warnings by field name, to read before saving, for instance what a colleague saved meanwhile.
   */
  notes?: Record<string, string>;
  /** What is wrong with the whole, not with one field. */
  error?: string;
  /** What stands above `error` instead of the form's own title, where that may not be true. */
  title?: string;
  /** Where `error` can be mended, for instance the record that already has this e-mail. */
  link?: { href: string; label: string };
  /** A question before saving, asked once: saving again confirms. */
  question?: FormQuestion;
  /** Asks for the password again (and for a code where `code` is its label) before it acts. */
  proof?: FormProof;
};

/**
 * The labels of the fields `proofPassword` and `proofCode`, and the text above them; for an account
 * with passkeys also what its device is asked, whose answer stands in `proofPasskey`.
 */
export type FormProof = { title: string; text: string; password: string; code?: string; passkey?: PasskeyProof };

/** What a device is asked and for which host; `label` of the button, `unused` without an answer. */
export type PasskeyProof = {
  host: string;
  options: PublicKeyCredentialRequestOptionsJSON;
  label: string;
  unused: string;
};

/** What the form asks before it saves. */
export type FormQuestion = {
  title: string;
  text: string;
  /** Records to look at first. */
  records?: { href: string; name: string; detail: string }[];
  /** The button that says yes: it puts a value into a field and saves. */
  use?: { field: string; value: string; label: string };
  /** The button that saves as typed; missing where that cannot be saved. */
  keep?: string;
};

/** A button named by this and a field puts its value into the field, as if it had been typed. */
export const intoField = 'set:';

/** A field named by this and another one holds the value that the other one had at first. */
export const initialField = 'initial:';

export const emptyForm: FormState = { values: {}, errors: {} };
