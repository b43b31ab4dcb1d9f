import { withConnection } from '#app/api/erp/[connectionId]/erp-call.ts';
import { answerTo, takeEvent } from '#app/api/erp/[connectionId]/events/take-event.ts';
import { type FoundConnection, findConnection } from '#lib/erp/connections/connection.ts';
import type { ProfileName } from '#lib/erp/profiles/profile.ts';
import { profileOf } from '#lib/erp/profiles/profile-of.ts';
import type { StaffCall } from '#lib/erp/sandbox/call-endpoint-as-staff.ts';
import { explainPasted } from '#lib/erp/sandbox/explain-pasted.ts';
import type { TestVerb } from '#lib/erp/sandbox/test-contact.ts';
import { fetchedTestContact } from '#lib/erp/sandbox/test-person.ts';
import { apiKey, readShownSettings } from '#lib/erp/thin/api-access.ts';
import { currentDictionary } from '#lib/session/current-locale.ts';
import type { EndpointAnswer, SandboxState } from './sandbox-state.ts';
import { showExplained } from './show-explained.ts';

/** `verb`: the message is about the test contact. `profile`: read as one of that profile. */
type Ask = { verb?: TestVerb; dry: boolean; profile?: ProfileName | undefined };

/**
 * Calls the endpoint and returns its answer. An ERP that only says who changed would be asked for
 * the test contact, whom it does not know: the answer of its API is played instead.
 */
export async function askEndpoint({ connectionId, call, text }: StaffCall, ask: Ask): Promise<EndpointAnswer> {
  let sent = ask.verb ? text : '';
  const answer = await withConnection(connectionId, async (own) => {
    const connection = readAs(own, ask.profile);
    const { thin } = profileOf(connection.profile);
    if (!ask.verb || !thin) return takeEvent(connection, call, ask.dry);
    const settings = (await readShownSettings(apiKey(connection))) ?? {};
    const { said, event } = fetchedTestContact(connection, thin, settings, ask.verb);
    sent = JSON.stringify(said);
    return answerTo(connection, event, ask.dry);
  });
  const body = (await answer.json()) as { eventId?: unknown };
  const eventId = typeof body.eventId === 'string' ? body.eventId : null;
  return { status: answer.status, body: JSON.stringify(body, null, 2), sent, eventId };
}

/** Explains a pasted text, and asks the endpoint what it would answer if it is one message. */
export async function tryText(
  signed: StaffCall,
  profile: ProfileName | undefined,
): Promise<Pick<SandboxState, 'answers' | 'explained'>> {
  const connection = await findConnection(signed.connectionId);
  if (!connection) return { answers: [await askEndpoint(signed, { dry: true })] };
  const chosen = readAs(connection, profile);
  const settings = profileOf(chosen.profile).thin ? await readShownSettings(apiKey(chosen)) : null;
  const explained = explainPasted(chosen, signed.call, signed.text, chosen === connection ? settings : null);
  const isOneMessage = explained.total <= 1 && explained.messages.every(({ kind }) => !/line|person/.test(kind));
  return {
    explained: showExplained(explained, signed.text, await currentDictionary()),
    answers: isOneMessage ? [await askEndpoint(signed, { dry: true, profile })] : [],
  };
}

/** Returns a connection as it would be with another profile, with the kinds of that profile. */
function readAs(connection: FoundConnection, profile: ProfileName | undefined): FoundConnection {
  if (!profile || profile === connection.profile) return connection;
  return { ...connection, profile, countedKinds: null };
}
