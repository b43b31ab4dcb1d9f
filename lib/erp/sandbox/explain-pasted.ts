import { parseJson } from '#lib/api/parse-json.ts';
import type { Connection } from '#lib/erp/connections/connection.ts';
import { readContent } from '#lib/erp/events/read-message.ts';
import type { Call } from '#lib/erp/profiles/profile.ts';
import { profileOf } from '#lib/erp/profiles/profile-of.ts';
import { isEmpty } from '#lib/erp/profiles/read-object.ts';
import type { ApiSettings, ThinProfile } from '#lib/erp/profiles/thin-profile.ts';
import { readLinePerson } from '#lib/erp/snapshots/staged-line.ts';
import { fetchedEvent, fetchedReading } from '#lib/erp/thin/fetched-event.ts';
import { isRecord } from '#lib/erp/thin/is-record.ts';
import { newId } from '#lib/identity/new-id.ts';
import { type Explanation, explainReading } from './explain-reading.ts';
import { foundIn, foundInLine, foundInNotice } from './found-in.ts';

type Body = Record<string, unknown>;

/**
 * What a pasted object is: a message, a notice that says only who changed, a person as the API of
 * the ERP returns them, or a line of a snapshot.
 */
export type PastedKind = 'message' | 'notice' | 'person' | 'line';

/** `fetch`: where the person of a notice would be read; null where they would not be. */
export type ExplainedMessage = Explanation & { kind: PastedKind; fetch: string | null };

/** The first of the pasted messages explained, and how many there are. */
export type ExplainedText = { messages: ExplainedMessage[]; total: number };

/** UTF-16 units of a text that is explained. Whole dumps of Dolibarr's objects have half of it. */
export const maxExplainedLength = 65_536;

/** Messages of a batch or lines of a snapshot that are explained. */
const maxExplained = 3;

/**
 * Explains a pasted text field by field: a message, a batch, or lines of a snapshot. It is read by
 * the code of the endpoints and stored nowhere.
 * @param api the settings of the API of a profile whose people are fetched; null without any
 */
export function explainPasted(connection: Connection, call: Call, pasted: string, api: ApiSettings | null) {
  const text = pasted.trim();
  if (text.length > maxExplainedLength) return { messages: [], total: 0 };
  const { bodies, total, areLines } = bodiesIn(text);
  const messages = bodies.map((body) => explainOne(connection, call, body, areLines, api));
  return { messages, total } satisfies ExplainedText;
}

/** The first objects of a text and how many it has. A line counts as one by how it begins. */
function bodiesIn(text: string): { bodies: Body[]; total: number; areLines: boolean } {
  const value = parseJson(text);
  if (value === undefined) {
    const lines = text.split('\n').filter((line) => line.trimStart().startsWith('{'));
    const bodies = lines
      .slice(0, maxExplained)
      .map((line) => parseJson(line))
      .filter(isRecord);
    // A text that only begins like an object is none.
    return { bodies, total: bodies.length && lines.length, areLines: true };
  }
  const isBatch = isRecord(value) && Array.isArray(value.events);
  const values = (isBatch ? (value.events as unknown[]) : [value].flat()).filter(isRecord);
  return { bodies: values.slice(0, maxExplained), total: values.length, areLines: Array.isArray(value) };
}

function explainOne(
  connection: Connection,
  call: Call,
  body: Body,
  isLine: boolean,
  api: ApiSettings | null,
): ExplainedMessage {
  const profile = profileOf(connection.profile);
  const { thin } = profile;
  if (thin) return explainThin(connection, call, body, thin, api);
  const hasNoType = profile.read(body, call).type === '' && !isEmpty(profile.readLine(body).id);
  if (isLine || hasNoType) {
    const explanation = explainReading(body, (line) => {
      const person = profile.readLine(line);
      return foundInLine(person, readLinePerson(person, connection));
    });
    return { ...explanation, kind: 'line', fetch: null };
  }
  const explanation = explainReading(body, (message) => {
    const reading = profile.read(message, call);
    return foundIn(reading, readContent(connection, profile, reading, call.receivedAt));
  });
  return { ...explanation, kind: 'message', fetch: null };
}

function explainThin(
  connection: Connection,
  { receivedAt: leasedAt }: Call,
  body: Body,
  thin: ThinProfile,
  api: ApiSettings | null,
): ExplainedMessage {
  const settings = api ?? {};
  const access = { connection, thin, settings };
  const notice = thin.readNotice(body, settings);
  if (notice.type === '' && !isEmpty(thin.readPerson(body, settings).id)) {
    const explanation = explainReading(body, (json) => {
      const lease = { erpId: String(thin.readPerson(json, settings).id), lease: newId(), leasedAt };
      const { person } = fetchedReading(access, lease, { json });
      return foundInLine(person, fetchedEvent(access, lease, { json }));
    });
    return { ...explanation, kind: 'person', fetch: null };
  }
  const fetch = api && notice.erpId ? `${api.baseUrl ?? ''}${thin.personRequest(api, notice.erpId).path}` : null;
  const explanation = explainReading(body, (message) => foundInNotice(thin.readNotice(message, settings)));
  return { ...explanation, kind: 'notice', fetch };
}
