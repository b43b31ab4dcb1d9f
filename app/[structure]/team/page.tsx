import { ButtonLink } from '#components/button.tsx';
import { Notice } from '#components/page/notice.tsx';
import { Page } from '#components/page/page.tsx';
import { PageHead } from '#components/page/page-head.tsx';
import { PageNotice } from '#components/page/page-notice.tsx';
import { Sheet } from '#components/page/sheet.tsx';
import { Table } from '#components/page/table.tsx';
import { roles } from '#lib/actor/roles.ts';
import type { Role } from '#lib/database/generated/enums.ts';
import { appUrl, readEnv } from '#lib/env.ts';
import { firstValue } from '#lib/forms/first-value.ts';
import { readNotice } from '#lib/forms/notices/page-notices.ts';
import { formatMoment } from '#lib/i18n/format.ts';
import { mailSettings } from '#lib/mail/mail-settings.ts';
import { currentDictionary, currentLocale } from '#lib/session/current-locale.ts';
import { readShown } from '#lib/session/handed/shown-once.ts';
import { requireRecentProof } from '#lib/session/require-recent-proof.ts';
import { requireStaff } from '#lib/session/require-staff.ts';
import { colleaguesOf, pendingInvitations } from '#lib/staff/colleagues-of.ts';
import { ColleagueRow } from './colleague-row.tsx';
import { ConfirmDialog } from './confirm-dialog.tsx';
import { InviteForm } from './invite-form.tsx';
import { JoinLink } from './join-link.tsx';
import { joinLinkCookie } from './join-link-cookie.ts';
import { PendingInvitation } from './pending-invitation.tsx';
import { RemoveDialog } from './remove-dialog.tsx';
import { endSessionsAction, removeFactorAction } from './team-actions.ts';

type Props = {
  params: Promise<{ structure: string }>;
  searchParams: Promise<Record<string, string | string[] | undefined>>;
};

/** Who works in the structure, for its owners. */
export default async function Team({ params, searchParams }: Props) {
  const { structure: slug } = await params;
  const staff = await requireStaff(slug, 'team.read', `/${slug}/team`);
  const parameters = await searchParams;
  const [colleagues, invitations, locale, dictionary] = await Promise.all([
    colleaguesOf(staff),
    pendingInvitations(staff),
    currentLocale(),
    currentDictionary(),
  ]);
  const { staff: words } = dictionary;
  const leaving = colleagues.find(({ id }) => id === firstValue(parameters.remove));
  const losing = colleagues.find(({ id, hasFactor }) => hasFactor && id === firstValue(parameters.factor));
  const ending = colleagues.find(({ id }) => id !== staff.id && id === firstValue(parameters.sessions));
  if (leaving) requireRecentProof(staff, `/${slug}/team?remove=${leaving.id}`);
  if (losing) requireRecentProof(staff, `/${slug}/team?factor=${losing.id}`);
  if (ending) requireRecentProof(staff, `/${slug}/team?sessions=${ending.id}`);
  const chosen = readChosen(firstValue(parameters.chosen));
  const notice = readNotice('team', parameters.notice);
  const invited = notice === 'invited' || notice === 'invitation-mailed' ? notice : null;
  const token = invited && (await readShown(joinLinkCookie, `/${slug}/team`));
  const { timeZone } = staff.structure;
  const columns = [
    { key: 'person', label: words.person },
    { key: 'role', label: words.role },
    { key: 'since', label: words.since },
    { key: 'actions', label: words.actions, hidden: true, end: true },
  ];
  return (
    <Page
      dialog={
        (leaving && <RemoveDialog colleague={leaving} slug={slug} words={words} />) ??
        (losing && (
          <ConfirmDialog
            colleague={losing}
            slug={slug}
            action={removeFactorAction}
            words={{
              title: words.factor.removeTitle(losing.name),
              body: words.factor.removeBody,
              confirm: words.factor.confirm,
              cancel: words.cancel,
            }}
          />
        )) ??
        (ending && (
          <ConfirmDialog
            colleague={ending}
            slug={slug}
            action={endSessionsAction}
            words={{
              title: words.sessions.endTitle(ending.name),
              body: words.sessions.endBody,
              confirm: words.sessions.confirm,
              cancel: words.cancel,
            }}
          />
        ))
      }
    >
      <PageHead
        title={words.team}
        detail={words.teamCount(colleagues.length)}
        actions={
          <ButtonLink href={`/${slug}/security`} icon="clock">
            {dictionary.security.link}
          </ButtonLink>
        }
      />
      <div className="grid gap-5">
        {invited && token && (
          <JoinLink
            title={words.teamNotices[invited]}
            token={token}
            origin={appUrl(readEnv())}
            dictionary={dictionary}
          />
        )}
        {!token && <PageNotice page="team" parameters={parameters} dictionary={dictionary} />}
        <Sheet>
          <Table caption={words.team} columns={columns}>
            {colleagues.map((colleague) => (
              <ColleagueRow
                key={colleague.id}
                colleague={colleague}
                since={formatMoment(locale, colleague.since, timeZone)}
                slug={slug}
                isSelf={colleague.id === staff.id}
                {...(chosen?.id === colleague.id && { chosen: chosen.role })}
                words={words}
              />
            ))}
          </Table>
        </Sheet>
        {invitations.length > 0 && (
          <Sheet title={words.pending} padded>
            <ul className="grid gap-1.5">
              {invitations.map((invitation) => (
                <PendingInvitation
                  key={invitation.id}
                  invitation={invitation}
                  until={formatMoment(locale, invitation.expiresAt, timeZone)}
                  slug={slug}
                  words={words}
                />
              ))}
            </ul>
          </Sheet>
        )}
        {mailSettings() === null && (
          <Notice tone="wait" news={false}>
            {words.noMail}
          </Notice>
        )}
        <InviteForm slug={slug} words={words} />
      </div>
    </Page>
  );
}

/** The role that was chosen before the password was asked again. */
function readChosen(text: string): { id: string; role: Role } | null {
  const [id = '', word] = text.slice(0, 100).split('.');
  const role = roles.find((known) => known === word);
  return role ? { id, role } : null;
}
