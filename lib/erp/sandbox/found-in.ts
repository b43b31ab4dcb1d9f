import type { IncomingEvent } from '#lib/erp/events/incoming-event.ts';
import type { toPerson } from '#lib/erp/events/to-person.ts';
import type { ErpEvent, EventProblem, RawPerson, Reading, StatusMeaning } from '#lib/erp/profiles/erp-event.ts';
import type { Notice } from '#lib/erp/profiles/thin-profile.ts';
import type { Found } from './explain-reading.ts';

type Content = Pick<IncomingEvent, 'payload' | 'content'>;

/** Returns what the reading of a message found. */
export function foundIn({ person, ...reading }: Reading, { payload, content }: Content): Found {
  const { webhookId, type, verb } = reading;
  const event = content && 'event' in content ? content.event : null;
  const read = {
    ...(webhookId !== null && { messageId: webhookId }),
    ...(type !== '' && { type }),
    ...(event && { ...readOf(event), version: event.version.toISOString() }),
  };
  const problems = [...problemsOf(content), ...(event?.warnings ?? []), ...ignoredFor({ payload, content }, verb)];
  return { raw: { ...rawOf(person), ...reading }, read, problems, refused: event === null };
}

/** Returns what the reading of a person without a message of its own found. */
export function foundInLine(person: RawPerson, line: ReturnType<typeof toPerson> | Content): Found {
  const raw = rawOf(person);
  if ('content' in line) {
    const { content } = line;
    const event = content && 'event' in content ? content.event : null;
    const problems = [...problemsOf(content), ...(event?.warnings ?? []), ...ignoredFor(line, 'upsert')];
    return { raw, read: event ? readOf(event) : {}, problems, refused: event === null };
  }
  if (!line.ok) return { raw, read: {}, problems: line.problem, refused: true };
  return { raw, read: readOf(line.value), problems: line.value.warnings ?? [], refused: false };
}

/** Returns what the reading of a notice found. */
export function foundInNotice({ webhookId, type, ...who }: Notice): Found {
  const refusal = 'refusal' in who ? who.refusal : null;
  const pointer = refusal === 'type-not-followed' ? '/type' : '/data/id';
  return {
    raw: { webhookId, type, id: [who.erpId, refusal] },
    read: {
      ...(webhookId !== null && { messageId: webhookId }),
      ...(type !== '' && { type }),
      ...(who.erpId !== null && { id: who.erpId }),
    },
    problems: refusal ? [{ pointer, code: refusal }] : [],
    refused: who.erpId === null,
  };
}

function rawOf({ status, ...person }: RawPerson): Record<string, unknown> {
  return { ...person, ...(status && { status: [status.meaning, status.written] }) };
}

function problemsOf(content: IncomingEvent['content']): EventProblem[] {
  return content && 'problems' in content ? content.problems : [];
}

/** The reason why a message that could be read concerns no client. */
function ignoredFor({ payload, content }: Content, verb: Reading['verb']): EventProblem[] {
  if (content !== null) return [];
  if (payload.ignored === 'kind-not-counted') return [{ pointer: '/data/kind', code: payload.ignored }];
  return verb === null ? [{ pointer: '/type', code: 'type-not-followed' }] : [];
}

function readOf({ erpId, kind, formerIds, fields, hold, removes }: Omit<ErpEvent, 'version'>): Found['read'] {
  const { lastName, firstName, email, birthDate } = fields ?? {};
  const phone = phonesOf(fields);
  const meanings = { 'status-pending': 'pending', 'status-unknown': 'unknown' } as const;
  const status: StatusMeaning = hold ? meanings[hold] : removes ? 'former' : 'active';
  return {
    id: erpId,
    status,
    ...(kind && { kind }),
    ...(formerIds && { formerIds: formerIds.join(', ') }),
    ...(lastName !== undefined && { lastName }),
    ...(firstName !== undefined && { firstName }),
    ...(email !== undefined && { email }),
    ...(phone !== undefined && { phone }),
    ...(birthDate !== undefined && { birthDate: birthDate ?? '' }),
  };
}

function phonesOf(fields: ErpEvent['fields']): string | undefined {
  const phones = [fields?.phone, fields?.secondPhone];
  if (phones.every((phone) => phone === undefined)) return undefined;
  return phones.filter((phone) => phone).join(' · ');
}
