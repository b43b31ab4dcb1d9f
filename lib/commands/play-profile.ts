import { setTimeout as wait } from 'node:timers/promises';
import { prisma } from '#lib/database/connection.ts';
import { type ErpClub, openErpClub } from '#lib/demo/erp-clubs.ts';
import { startFakeResamania } from '#lib/demo/fake-resamania.ts';
import { type PlayedConnection, play } from '#lib/demo/played-erps/play.ts';
import { type PlayedProfile, playedErpOf } from '#lib/demo/played-erps/played-erps.ts';
import { playResamania } from '#lib/demo/played-erps/resamania.ts';
import { connectDemoDatabase, readRunningDemo } from './running-demo.ts';

type Size = { events: number; atOnce: number };

/** The demonstration's club with an ERP (`standard`). Its owner gets the clubs of the others. */
const demoClub = 'club-horizon';

/** How long the demonstration may take to fetch everyone after the last message. */
const maxFetchMs = 120_000;

/**
 * Plays the ERP of a profile against the running demonstration, in a club of its own
 * (`club-<profile>`), which is opened the first time, and prints how often each verdict came.
 */
export async function playProfile(profile: PlayedProfile, size: Size): Promise<void> {
  const { url, staff, erp } = await readRunningDemo();
  let slug = demoClub;
  if (profile === 'standard') {
    print(size, await play(playedErpOf(profile), { slug, ...erp }, size));
  } else if (profile === 'resamania') {
    slug = await playThin(url, size);
  } else {
    const club = await connect(profile, url);
    slug = club.slug;
    print(size, await play(playedErpOf(profile), club, size));
  }
  const owner = staff.find(({ role, structure }) => role === 'owner' && structure === demoClub);
  say(`Look at ${url}/${slug}/erp, signed in as ${owner?.email} with ${owner?.password}`);
}

/** Plays the ERP and its API, and waits until the demonstration has fetched everyone. */
async function playThin(url: string, size: Size): Promise<string> {
  process.env.ERP_ALLOW_PRIVATE_HOSTS = '1';
  const fake = await startFakeResamania();
  const begun = new Date();
  const club = await connect('resamania', url, fake);
  say(`The API of the ERP answers on ${fake.url}`);
  print(size, await play(playResamania(fake), club, size));
  const { structureId, connectionId } = club;
  const left = await waitForFetches({ structureId, connectionId });
  const verdicts = await prisma().erpEvent.groupBy({
    by: ['verdict'],
    where: { structureId, connectionId, type: 'fetched', receivedAt: { gte: begun } },
    _count: true,
  });
  const counts = verdicts.map(({ verdict, _count }) => `${verdict} ${_count}`).join(', ');
  say(`fetched from the API in ${fake.requests.length} requests: ${counts || 'no record'}`);
  if (left) say(left);
  await fake.close();
  return club.slug;
}

/** @returns what is wrong when people still wait at the end */
async function waitForFetches(where: { structureId: string; connectionId: string }): Promise<string | null> {
  const end = Date.now() + maxFetchMs;
  for (;;) {
    const waiting = await prisma().erpFetch.count({ where });
    if (waiting === 0) return null;
    const api = await prisma().erpApi.findFirst({ where, select: { lastError: true } });
    const isBlocked = api?.lastError?.startsWith('url-') === true;
    if (isBlocked || Date.now() > end)
      return `${waiting} people still wait, because of ${api?.lastError ?? 'the time'}. The demonstration fetches from this machine unless it was started with ERP_ALLOW_PRIVATE_HOSTS=0.`;
    await wait(250);
  }
}

async function connect(
  profile: PlayedProfile,
  url: string,
  api: Awaited<ReturnType<typeof startFakeResamania>> | null = null,
): Promise<ErpClub & PlayedConnection> {
  const secretFor = await connectDemoDatabase();
  const secret = `erp_${secretFor(`demo erp secret of ${profile}`).toString('base64url')}`;
  const club = await openErpClub(profile, demoClub, secret, api);
  return { ...club, url: url + club.path, secret };
}

function print({ events }: Size, counts: [verdict: string, count: number][]): void {
  const sent = counts.reduce((sum, [, count]) => sum + count, 0);
  say(`${events} changes in ${sent} messages: ${counts.map(([verdict, count]) => `${verdict} ${count}`).join(', ')}`);
}

function say(line: string): void {
  process.stdout.write(`${line}\n`);
}
