import Link from 'next/link';
import { ButtonLink } from '#components/button.tsx';
import { PageHead } from '#components/page/page-head.tsx';
import { Sheet } from '#components/page/sheet.tsx';
import { Cell, Row, RowHead, Table } from '#components/page/table.tsx';
import { may } from '#lib/actor/permissions.ts';
import { retention } from '#lib/personal-data/retention.ts';
import { currentDictionary } from '#lib/session/current-locale.ts';
import { requireStaff } from '#lib/session/require-staff.ts';

/** What is kept on people, for how long, and what deletes it. */
export default async function RetentionPage({ params }: PageProps<'/[structure]/settings/retention'>) {
  const { structure: slug } = await params;
  const staff = await requireStaff(slug, 'settings.read', `/${slug}/settings/retention`);
  const { personalData, settings } = await currentDictionary();
  const { retention: words } = personalData;
  const columns = (['what', 'days', 'after'] as const).map((key) => ({ key, label: words.columns[key] }));
  return (
    <>
      <PageHead
        title={words.title}
        actions={
          may(staff, 'clients.erase') && (
            <ButtonLink href={`/${staff.structure.slug}/settings/retention/inactive`}>
              {personalData.inactive.link}
            </ButtonLink>
          )
        }
        above={<Link href={`/${staff.structure.slug}/settings`}>{settings.title}</Link>}
      />
      <p className="mb-4 text-soft">{words.intro}</p>
      <Sheet>
        <Table caption={words.title} columns={columns}>
          {retention.map(({ kind, days }) => (
            <Row key={kind}>
              <RowHead>{words.kinds[kind].what}</RowHead>
              <Cell across label={words.columns.days}>
                {days === null ? words.asLong : words.days(days)}
              </Cell>
              <Cell across label={words.columns.after}>
                {words.kinds[kind].after}
              </Cell>
            </Row>
          ))}
        </Table>
      </Sheet>
    </>
  );
}
