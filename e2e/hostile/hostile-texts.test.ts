import { afterAll, beforeAll, expect, test, vi } from 'vitest';
import { type Club, openClub } from '#e2e/support/club.ts';
import { hostileFiles, uploadForm } from '#e2e/support/hostile-files.ts';
import { type OwnProduct, openProduct } from '#e2e/support/own-product.ts';
import { slowestHealth } from '#e2e/support/slowest-health.ts';
import { formBody } from '#lib/commands/form-body.ts';
import { signInOverHttp } from '#lib/commands/sign-in-over-http.ts';
import { prisma } from '#lib/database/connection.ts';

/**
 * Milliseconds that the server may work before it answers another request, whatever is sent to it.
 * Its working time is measured, not the time that passes: that also depends on what else the
 * machine does.
 */
const maxBlockMs = 250;

/** The files that the server reads when it is killed, by name. */
const readAgain = ['combining marks in a header', 'a cell of blanks'];

const uploads = hostileFiles().map(([name, content]) => [name, uploadForm(content)] as const);

type FormFile = ReturnType<typeof uploadForm>;

const plainFile = uploadForm('nom;email\nDupré;zoe@exemple.example\n');

let product: OwnProduct;
let club: Club;
let cookie: string;

beforeAll(async () => {
  product = await openProduct();
  club = await openClub();
  cookie = await signInOverHttp(product.url, club.owner);
  // The first responses of a server take longer, because its modules are loaded then.
  await fetch(`${product.url}/api/health`);
  await upload(plainFile);
});

afterAll(() => product?.close());

test.each([60_000, 7_000])('answers others while %i blanks are in the address of a sign-in', async (blanks) => {
  const longest = await longestBlock(async () => {
    const { location, status } = await signInWith(`a${' '.repeat(blanks)}b@exemple.example`);
    expect(status).toBe(303);
    expect(location).toMatch(blanks > 8_000 ? /^\/sign-in\?error=too-long$/ : /[?&]error=wrong/);
  });
  expect(longest).toBeLessThan(maxBlockMs);
});

test('answers others while a form of half a megabyte is sent without a session', async () => {
  const page = await (await fetch(`${product.url}/forgot-password`)).text();
  const { contentType, body } = formBody(
    page.replace('</form>', '<input type="hidden" name="structure" value=""/></form>'),
    {
      email: `a${' '.repeat(500_000)}b`,
    },
  );
  const longest = await longestBlock(async () => {
    const { status } = await fetch(`${product.url}/forgot-password`, {
      method: 'POST',
      headers: { 'content-type': contentType, origin: product.url },
      body,
      redirect: 'manual',
    });
    expect(status).toBeLessThan(500);
  });
  expect(longest).toBeLessThan(maxBlockMs);
});

test('answers others while the worst files are read, and ends every one of them', async () => {
  const figures: string[] = [];
  for (const [name, form] of uploads) {
    const longest = await longestBlock(async () => {
      expect((await upload(form)).status, name).toBe(303);
      await everyPlanEnds();
    });
    figures.push(`${name}: ${longest} ms`);
    expect(longest, name).toBeLessThan(maxBlockMs);
  }
  process.stdout.write(`${figures.join('\n')}\n`);
});

test('answers others after a restart in the middle of such files', async () => {
  // A server that has just started loads its modules: the same restart with a plain file says how
  // long that takes on this machine.
  const plain = await restartWhileReading([plainFile]);
  const hostile = await restartWhileReading(
    uploads.flatMap(([name, form]) => (readAgain.includes(name) ? [form] : [])),
  );
  process.stdout.write(`after a restart: ${hostile} ms, with a plain file ${plain} ms\n`);
  expect(hostile).toBeLessThan(plain + maxBlockMs);
});

/** Kills the server while it reads these files. Returns the longest block of its successor. */
async function restartWhileReading(files: FormFile[]): Promise<number> {
  const before = await prisma().import.findMany({ select: { id: true } });
  for (const file of files) await upload(file);
  // The rows are as if the server had died while it read the files.
  const uploaded = { id: { notIn: before.map(({ id }) => id) } };
  const { count } = await prisma().import.updateMany({
    where: { ...uploaded, state: { in: ['planning', 'planned'] } },
    data: { state: 'planning' },
  });
  expect(count).toBe(files.length);
  await prisma().$executeRaw`
    select graphile_worker.add_job('plan-import', json_build_object('structureId', structure_id, 'importId', id), job_key := 'again:' || id)
    from import where state = 'planning'`;
  await product.kill();
  await product.restart();
  await fetch(`${product.url}/${club.slug}/imports`, { headers: { cookie } });
  return longestBlock(everyPlanEnds);
}

/** The most that the server works before it answers `/api/health` during a request. */
function longestBlock(send: () => Promise<void>): Promise<number> {
  // Where the system does not tell a thread's working time, the time of day has to do.
  return slowestHealth(product.url, send, async () => (await product.mainThreadTime()) || performance.now());
}

async function signInWith(email: string): Promise<{ status: number; location: string }> {
  const csrf = await fetch(`${product.url}/api/auth/csrf`);
  const { csrfToken } = (await csrf.json()) as { csrfToken: string };
  const answer = await fetch(`${product.url}/api/auth/callback/credentials`, {
    method: 'POST',
    headers: {
      origin: product.url,
      cookie: csrf.headers
        .getSetCookie()
        .map((line) => line.split(';')[0])
        .join('; '),
    },
    body: new URLSearchParams({ csrfToken, email, password: 'une phrase', callbackUrl: '/' }),
    redirect: 'manual',
  });
  return { status: answer.status, location: answer.headers.get('location') ?? '' };
}

async function upload({ contentType, body }: FormFile): Promise<Response> {
  return fetch(`${product.url}/${club.slug}/imports/upload`, {
    method: 'POST',
    headers: { cookie, origin: product.url, 'content-type': contentType },
    body,
    redirect: 'manual',
  });
}

function everyPlanEnds(): Promise<void> {
  return vi.waitFor(
    async () => expect(await prisma().import.count({ where: { state: { in: ['receiving', 'planning'] } } })).toBe(0),
    {
      timeout: 120_000,
      interval: 50,
    },
  );
}
