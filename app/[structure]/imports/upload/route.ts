import type { Staff } from '#lib/actor/staff.ts';
import { isManagedByErp } from '#lib/addresses/is-managed.ts';
import { markUnavailable } from '#lib/database/outage-watch.ts';
import { addressWithNotice } from '#lib/forms/notices/notice-address.ts';
import { finishStep } from '#lib/imports/lifecycle/finish-step.ts';
import { problemParameters } from '#lib/imports/upload/problem-address.ts';
import { receiveImport } from '#lib/imports/upload/receive-import.ts';
import { log } from '#lib/log/log.ts';
import { findStaff } from '#lib/session/find-staff.ts';
import { logRefusal } from '#lib/session/note-refusal.ts';
import { sameOrigin } from '#lib/session/same-origin.ts';
import { signedIn } from '#lib/session/signed-in.ts';

/**
 * Receives the file of the upload form as a stream: a server action would hold it in memory and
 * refuse it above 1 MB.
 */
export async function POST(
  request: Request,
  { params }: RouteContext<'/[structure]/imports/upload'>,
): Promise<Response> {
  if (!sameOrigin(request.headers)) return new Response(null, { status: 403 });
  const { structure } = await params;
  const staff = await findStaff(structure);
  if (!staff) {
    const back = encodeURIComponent(`/${structure}/imports/new`);
    const account = await signedIn();
    if (!account) return seeOther(`/sign-in?callbackUrl=${back}`);
    logRefusal(account.staffId, 404);
    return new Response(null, { status: 404 });
  }
  const home = `/${staff.structure.slug}/imports`;
  try {
    return seeOther(await take(staff, request, await placesOf(staff, request)));
  } catch (error) {
    if (markUnavailable(error)) throw error;
    log.error({ err: error }, 'an upload failed');
    return seeOther(`${home}/new?problem=interrupted`);
  }
}

/**
 * The page that a file is sent from and shown on: as a plan, or as a comparison that changes
 * nothing where an ERP manages the clients or is about to.
 */
async function placesOf({ structure }: Staff, request: Request): Promise<Places> {
  const compared = new URL(request.url).searchParams.get('to') === 'erp' || (await isManagedByErp(structure.id));
  const [imports, comparisons] = [`/${structure.slug}/imports`, `/${structure.slug}/erp/compare`];
  return compared ? { form: comparisons, shown: comparisons } : { form: `${imports}/new`, shown: imports };
}

type Places = { form: string; shown: string };

/** Returns the address to redirect to: the import's own page as soon as there is one. */
async function take(staff: Staff, request: Request, { form, shown }: Places): Promise<string> {
  const received = await receiveImport(staff, {
    contentType: request.headers.get('content-type') ?? '',
    body: request.body as AsyncIterable<Uint8Array> | null,
  });
  if (received.ok) {
    const { importId } = received.value;
    await finishStep({ structureId: staff.structure.id, importId });
    return `${shown}/${importId}`;
  }
  const { problem } = received;
  if (problem.code === 'not-allowed')
    return addressWithNotice('import', `/${staff.structure.slug}/imports/new`, problem.code);
  return problem.importId ? `${shown}/${problem.importId}` : `${form}?${problemParameters(problem)}`;
}

function seeOther(location: string): Response {
  return new Response(null, { status: 303, headers: { Location: location } });
}
