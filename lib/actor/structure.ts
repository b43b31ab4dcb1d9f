/**
 * A club: the tenant. `timeZone` is an IANA name, `country` ISO 3166-1 alpha-2, `language` ISO
 * 639-1.
 */
export type Structure = {
  id: string;
  slug: string;
  name: string;
  timeZone: string;
  country: string;
  language: string;
};
