import { prisma } from '#lib/database/connection.ts';
import { type ProfileName, profileNames } from '#lib/erp/profiles/profile.ts';
import { saveApiSettings } from '#lib/erp/thin/save-api-settings.ts';
import { openStructure } from '#lib/structures/open-structure.ts';
import { connectDemoErp } from './demo-erp.ts';
import type { FakeResamania } from './fake-resamania.ts';
import { ownerOf } from './owner-of.ts';

/** Slugs of the clubs that `openErpClub` opens. */
export const erpClubSlugs: string[] = profileNames.map((profile) => `club-${profile}`);

/** A club with an ERP, and where it sends. `path`: of the connection's events. */
export type ErpClub = { structureId: string; connectionId: string; slug: string; path: string };

/**
 * Opens a club for playing an ERP of a profile, and connects it. What exists already is kept.
 * @param from the slug of the club whose owner gets the new one
 * @param api where the people of a profile that sends only ids are fetched
 * @throws Refusal when staff connected the club to another kind of ERP
 */
export async function openErpClub(
  profile: ProfileName,
  from: string,
  secret: string,
  api: FakeResamania | null,
): Promise<ErpClub> {
  const slug = `club-${profile}`;
  if ((await prisma().structure.count({ where: { slug } })) === 0) {
    const name = `Club ${profile.charAt(0).toUpperCase()}${profile.slice(1)}`;
    const opened = await openStructure({
      slug,
      name,
      owner: { staffId: (await ownerOf(from)).id },
      secondFactor: 'nobody',
    });
    if (!opened.ok) throw new Error(`${slug}: ${opened.problem.code}`);
  }
  const owner = await ownerOf(slug);
  const { connectionId } = await connectDemoErp(owner, profile, secret);
  const saved = api && (await saveApiSettings(owner, { ...api.settings }));
  if (saved && !saved.ok) throw new Error(`${slug}: ${JSON.stringify(saved.problem)}`);
  return { structureId: owner.structure.id, connectionId, slug, path: `/api/erp/${connectionId}/events` };
}
