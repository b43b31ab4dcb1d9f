import type { RawPerson } from './erp-event.ts';

/**
 * What staff entered to reach the API of their ERP, by the names of `ThinProfile.fields`. `baseUrl`
 * is the address of the API, without a trailing slash.
 */
export type ApiSettings = Readonly<Record<string, string>>;

/**
 * One entry of the form. A secret one is never shown again, except its last four characters.
 * `pattern`: what its whole text must match.
 */
export type ApiField = { name: string; secret: boolean; pattern: RegExp; example?: string; optional?: true };

/** A request as a profile builds it: `path` follows the base URL. `form` is sent by POST. */
export type ApiRequest = { path: string; headers: Record<string, string>; form?: Record<string, string> };

/** The reason why a notice leads to no fetch. */
export type NoticeRefusal = 'type-not-followed' | 'other-club' | 'id-missing';

/**
 * A call that says only that a person changed. `erpId`: as `readPerson` returns it. `webhookId`
 * null: the sender has none.
 */
export type Notice = { webhookId: string | null; type: string } & (
  | { erpId: string }
  | { erpId: null; refusal: NoticeRefusal }
);

/**
 * One page of all people. `next`: the cursor of the following page; null at the end. `total`: how
 * many people the ERP says there are; null where it does not say.
 */
export type ApiPage = { people: Record<string, unknown>[]; next: string | null; total: number | null };

/**
 * An ERP whose calls carry no person: how to read its notices, and how its API is asked for one
 * person and for all, as request builders and readers.
 */
export type ThinProfile = {
  fields: readonly ApiField[];
  readNotice(body: Record<string, unknown>, settings: ApiSettings): Notice;
  /** Where requests need a token that ends: how to get one. `lifeSeconds` null: it does not say. */
  token?: {
    request(settings: ApiSettings): ApiRequest;
    read(json: Record<string, unknown>): { token: string; lifeSeconds: number | null } | null;
    headers(token: string): Record<string, string>;
  };
  personRequest(settings: ApiSettings, erpId: string): ApiRequest;
  readPerson(json: Record<string, unknown>, settings: ApiSettings): RawPerson;
  /** How to ask for the people with an address; the answer is a page. Not every API has it. */
  searchRequest?(settings: ApiSettings, email: string): ApiRequest;
  pageRequest(settings: ApiSettings, cursor: string | null): ApiRequest;
  /** Returns null for an answer that is no page. */
  readPage(json: Record<string, unknown>, cursor: string | null): ApiPage | null;
};
