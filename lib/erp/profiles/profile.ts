import type { Result } from '#lib/result.ts';
import type { RawPerson, Reading } from './erp-event.ts';
import type { LiveSecret } from './live-secret.ts';
import type { ThinProfile } from './thin-profile.ts';

/** Profiles whose messages carry the person, and those that say only who changed. */
export const fullProfileNames = ['standard', 'frappe', 'odoo', 'dolibarr', 'mindbody', 'bearer'] as const;
const thinProfileNames = ['resamania', 'magicline'] as const;
export type FullProfileName = (typeof fullProfileNames)[number];

export const profileNames = [...fullProfileNames, ...thinProfileNames] as const;
export type ProfileName = (typeof profileNames)[number];

/**
 * A call as it arrived. `sent`: the bytes of a body that was compressed, of which `raw` is the
 * content. `token` and `verb` are parts of the address, for profiles that have them there.
 */
export type Call = {
  headers: Headers;
  raw: Uint8Array;
  sent?: Uint8Array;
  token: string | null;
  verb: string | null;
  receivedAt: Date;
};

export type AuthenticationProblem =
  | 'signature-invalid'
  | 'signature-expired'
  | 'timestamp-in-milliseconds'
  | 'timestamp-not-a-number';

/** One kind of ERP: how it authenticates, where its fields are, and how it wants to be answered. */
export type Profile = {
  name: ProfileName;
  /**
   * `signing`: the ERP computes signatures, so the plain secret is needed. `carried`: it sends the
   * secret itself.
   */
  secret: 'signing' | 'carried';
  /**
   * Whether the ERP makes that secret itself, so that staff enters it here (`setProviderSecret`).
   */
  providerMakesSecret?: true;
  /** The kind of record of a message that names none, where ids have kinds. */
  defaultKind?: string;
  /**
   * Whether anything but 2xx to an authentic call does harm in the ERP: a form that cannot be
   * saved, a webhook that is given up.
   */
  quiet: boolean;
  /** Whether records of a kind are clients unless staff chose others; without it all are. */
  countsByDefault?: (kind: string) => boolean;
  /** The time zone of times without an offset, where all installations of the ERP share one. */
  naiveTimes?: 'UTC';
  /** Whether every message must have a time. */
  timestampNeeded: boolean;
  /** Returns the id of the secret that the call was made with. */
  authenticate(call: Call, secrets: LiveSecret[]): Result<string, AuthenticationProblem>;
  /** Reads a message from its JSON object. */
  read(body: Record<string, unknown>, call: Call): Reading;
  /** Reads one line of a snapshot. */
  readLine(line: Record<string, unknown>): RawPerson;
  /** Where messages carry no person, only that one changed: how the person is fetched. */
  thin?: ThinProfile;
};
