import { readdirSync, readFileSync } from 'node:fs';
import { structureRoutes } from '#e2e/support/structure-routes.ts';
import { clientsPath, expect, languages, requestsOnly, signIn, test } from '#e2e/support/test.ts';
import { may, type Permission } from '#lib/actor/permissions.ts';
import { roles } from '#lib/actor/roles.ts';

type StructureRoute = keyof typeof structureRoutes;

/** The permission that each route requires; `tenancy.spec.ts` finds a route that is missing. */
const permissions: Record<Exclude<StructureRoute, '/live/route.ts' | '/imports/upload/route.ts'>, Permission> = {
  '/clients/page.tsx': 'clients.read',
  '/clients/new/page.tsx': 'clients.read',
  '/clients/[id]/page.tsx': 'clients.read',
  '/clients/[id]/code/page.tsx': 'clients.read',
  '/clients/[id]/edit/page.tsx': 'clients.read',
  '/clients/[id]/data/page.tsx': 'clients.erase',
  '/clients/[id]/data/export/route.ts': 'clients.erase',
  '/clients/[id]/merge/page.tsx': 'clients.delete',
  '/clients/[id]/separate/page.tsx': 'clients.delete',
  // Its verb requires `clients.export`, and leads others back to the list with a notice.
  '/clients/export/route.ts': 'clients.read',
  '/clients/bulk/page.tsx': 'clients.bulk',
  '/clients/bulk/new/page.tsx': 'clients.bulk',
  '/clients/bulk/[id]/page.tsx': 'clients.bulk',
  '/clients/bulk/[id]/outcome/route.ts': 'clients.bulk',
  '/groups/page.tsx': 'clients.read',
  '/groups/[id]/page.tsx': 'clients.bulk',
  '/imports/page.tsx': 'imports.read',
  '/imports/new/page.tsx': 'imports.run',
  '/imports/[id]/page.tsx': 'imports.read',
  '/imports/[id]/outcome/route.ts': 'imports.read',
  '/imports/template/route.ts': 'imports.run',
  '/erp/page.tsx': 'erp.read',
  '/erp/journal/page.tsx': 'erp.read',
  '/erp/events/[id]/page.tsx': 'erp.read',
  '/erp/bench/page.tsx': 'erp.read',
  '/erp/settings/page.tsx': 'erp.read',
  '/erp/people/page.tsx': 'erp.read',
  '/erp/held/page.tsx': 'erp.read',
  '/erp/snapshots/[id]/page.tsx': 'erp.read',
  '/erp/compare/page.tsx': 'erp.read',
  '/erp/compare/[id]/page.tsx': 'erp.read',
  '/bin/page.tsx': 'bin.read',
  '/activity/page.tsx': 'activity.read',
  '/activity/export/route.ts': 'activity.read-all',
  '/team/page.tsx': 'team.read',
  '/security/page.tsx': 'team.read',
  '/requests/page.tsx': 'requests.read',
  '/matches/page.tsx': 'matches.read',
  '/matches/duplicates/page.tsx': 'matches.read',
  '/access/page.tsx': 'access.read',
  '/outbox/page.tsx': 'outbox.read',
  '/outbox/[mail]/preview/route.ts': 'outbox.read-texts',
  '/settings/page.tsx': 'settings.read',
  '/settings/retention/inactive/page.tsx': 'clients.erase',
  '/settings/retention/page.tsx': 'settings.read',
};

/** Topics of live streams, with the permission that each requires. */
const topics = { clients: 'clients.read', imports: 'imports.read', outbox: 'outbox.read', erp: 'erp.read' } as const;

/**
 * The source that requires the permission of a route: its own, or the frame that ERP pages share.
 */
function guardOf(file: string): string {
  const source = readFileSync(`app/[structure]/${file}`, 'utf8');
  return /\bawait readErpPage\(/.test(source) ? readFileSync('app/[structure]/erp/erp-page.tsx', 'utf8') : source;
}

test('requires at every page and download the permission of the table', requestsOnly, () => {
  for (const file of readdirSync('app/[structure]', { recursive: true, encoding: 'utf8' })) {
    if (!/(^|\/)(page\.tsx|route\.ts)$/.test(file) || /^(live|imports\/upload)\/route/.test(file)) continue;
    const permission = permissions[`/${file}` as keyof typeof permissions];
    expect(guardOf(file), file).toMatch(new RegExp(`requireStaff\\([^\\n]*'${permission}'`));
  }
});

for (const role of roles) {
  test(`answers ${role} 404 at every route that the role may not read`, requestsOnly, async ({ page, club }) => {
    const id = await club.addClient({ lastName: 'Dupré', firstName: 'Hélène', groups: 'Judo' });
    const importId = await club.addImport();
    const bulkId = await club.addBulk('add-group', 'Judo');
    const groupId = await club.groupId('Judo');
    const member = club[role];
    await signIn(page, member);
    for (const [file, permission] of Object.entries(permissions)) {
      const address = `/${club.slug}${structureRoutes[file as StructureRoute].replace('BULK', bulkId).replace('GROUP', groupId).replace('IMPORT', importId).replace('ID', id)}`;
      const answer = await page.request.get(address, { maxRedirects: 0 });
      const allowed = may(member, permission);
      // No ERP is connected here and no mail written: what they lead to exists for no role.
      if (allowed && /erp\/.*\[id\]|erp\/(bench|compare|settings)|\[mail\]/.test(file)) continue;
      if (allowed) expect(answer.status(), address).not.toBe(404);
      else expect(answer.status(), address).toBe(404);
    }
  });
}

test('announces nothing to reception that it may not read', requestsOnly, async ({ page, club }) => {
  await signIn(page, club.reception);
  for (const [topic, permission] of Object.entries(topics)) {
    if (may(club.reception, permission)) continue;
    const answer = await page.request.get(`/${club.slug}/live?topics=clients,${topic}`);
    expect(answer.status(), topic).toBe(403);
  }
});

for (const { locale, words } of languages) {
  test.describe(locale, () => {
    test.use({ locale });

    test('leads reception only to what it may read, and shows no text in the outbox', async ({ page, club }) => {
      const id = await club.addClient({ lastName: 'Dupré' });
      await signIn(page, club.reception);
      await page.goto(`${clientsPath(club)}/${id}`);
      const names = await page
        .getByRole('navigation', { name: words.shell.navigation })
        .getByRole('link')
        .allTextContents();
      const { clients, requests, matches, access, outbox, bin, activity } = words.shell;
      expect(names).toEqual([clients, requests, matches, access, outbox, bin, activity]);
    });
  });
}
