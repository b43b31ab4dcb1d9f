import type { FieldChanges } from '#lib/audit/audit-event.ts';
import type { ErpVerdict } from '#lib/database/generated/enums.ts';
import type { ErpEvent, ErpFields, EventProblem, HoldReason } from '#lib/erp/profiles/erp-event.ts';

/**
 * What the journal keeps of an event: fields of ours, never the body as it came. `status`: as the
 * ERP wrote it, where it stands in the way (`hold`). `ahead`: the moment that the ERP told, where
 * it is so far ahead that the arrival counts instead. `raw`: of an event that could not be read.
 */
export type Payload = {
  erpId?: string;
  kind?: string;
  removes?: boolean;
  fields?: ErpFields | null;
  hold?: HoldReason;
  status?: string;
  ahead?: string;
  raw?: Record<string, string>;
};

/** An event on its way: authentic, read, not yet stored. */
export type IncomingEvent = {
  eventId: string;
  webhookId: string;
  type: string;
  receivedAt: Date;
  payload: Payload;
  content: { event: ErpEvent } | { problems: EventProblem[] } | null;
};

/** What became of one. `previous`: a duplicate is answered with what became of the first. */
export type EventResult = {
  arrived: IncomingEvent;
  verdict: ErpVerdict | 'duplicate';
  eventId: string;
  clientId: string | null;
  changes: FieldChanges;
  risky: boolean;
};
