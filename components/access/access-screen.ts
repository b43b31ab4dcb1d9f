import type { Dictionary } from '#lib/i18n/dictionary.ts';
import type { Locale } from '#lib/i18n/locale.ts';

/** The server actions of the remedies, made by `buttonAction`. */
export type RemedyActions = Record<
  'invite' | 'validate' | 'reopen' | 'sendCode' | 'attach' | 'release' | 'restore' | 'searchErp',
  (form: FormData) => Promise<void>
>;

/** What the parts of a verdict need to show themselves. */
export type AccessScreen = {
  /** `/club-lumiere` */
  base: string;
  /** Sent along by every button: the structure, and the page to come back to. */
  fields: { structure: string; at: 'client' | 'access'; of: string };
  actions: RemedyActions;
  /** The same page with the dialog that refuses a request. */
  refuseHref: (id: string) => string;
  mayRestore: boolean;
  /** Whether a record in the trash may be merged into another one. */
  mayMerge: boolean;
  /** Whether the ERP can be asked for an address that no client has. */
  maySearchErp?: boolean;
  /** Why the person can get no invitation now; null where they can. */
  notInvited: string | null;
  /** Not where an ERP owns the clients. */
  mayAdd: boolean;
  locale: Locale;
  showDay: (moment: Date) => string;
  dictionary: Pick<Dictionary, 'access' | 'registrations' | 'clients'>;
};
