import type { ReactNode } from 'react';
import { ButtonLink } from '#components/button.tsx';
import { ButtonForm } from '#components/forms/button-form.tsx';
import type { StaffVerdict } from '#lib/access/read-verdict.ts';
import type { AccessScreen, RemedyActions } from './access-screen.ts';

type RemedyProps = { found: StaffVerdict; email: string; screen: AccessScreen };

/** The one thing that mends the check that fails, as a button; beside it at most one other way. */
export function Remedy({ found, email, screen }: RemedyProps): ReactNode {
  const { access, registrations } = screen.dictionary;
  const { remedies } = access;
  const { verdict, facts, namesake } = found;
  const press = (what: keyof RemedyActions, id: string, label: string, quiet = false) => (
    <ButtonForm action={screen.actions[what]} fields={{ ...screen.fields, id }} variant={quiet ? 'plain' : 'go'}>
      {label}
    </ButtonForm>
  );
  const restore = (id: string) =>
    screen.mayRestore ? (
      press('restore', id, remedies.restore)
    ) : (
      <span className="text-sm text-soft">{remedies.askManager}</span>
    );
  const attachment = facts.attachment?.id ?? '';
  switch (verdict.remedy) {
    case 'resend-invitation':
      if (namesake?.deletedAt) return restore(namesake.id);
      if (!namesake) return <UnknownWays email={email} screen={screen} />;
      if (screen.notInvited) return <p className="text-sm">{screen.notInvited}</p>;
      return press('invite', namesake.id, registrations.resendInvitation);
    case 'likely-matches':
      if (!namesake) return <UnknownWays email={email} screen={screen} />;
      return press('attach', namesake.id, namesake.heldBy ? remedies.replace : remedies.attach);
    case 'reopen':
      return press('reopen', attachment, remedies.reopen);
    case 'validate':
      return (
        <>
          {press('validate', attachment, registrations.validate)}
          <ButtonLink size="mini" href={screen.refuseHref(attachment)} scroll={false} prefetch={false}>
            {registrations.refuse}
          </ButtonLink>
        </>
      );
    case 'send-code-again':
      return (
        <>
          {press('sendCode', attachment, remedies.sendCode)}
          {facts.attachment?.emailChangedAt && press('release', attachment, remedies.release, true)}
        </>
      );
    case 'set-address': {
      const record = facts.client ?? namesake;
      if (!record || record.deletedAt) return record && restore(record.id);
      const known = facts.account && `?${new URLSearchParams({ email: facts.account.email })}`;
      return (
        <ButtonLink
          size="mini"
          variant="go"
          href={`${screen.base}/clients/${record.id}/edit${known ?? ''}`}
          prefetch={false}
        >
          {remedies.setAddress}
        </ButtonLink>
      );
    }
    case 'restore':
      return (
        facts.client && (
          <>
            {restore(facts.client.id)}
            {facts.account && screen.mayMerge && (
              <ButtonLink
                size="mini"
                href={`${screen.base}/access?${new URLSearchParams({ email: facts.account.email, choose: facts.account.id })}`}
                scroll={false}
                prefetch={false}
              >
                {remedies.linkOther}
              </ButtonLink>
            )}
          </>
        )
      );
    // Mended in the ERP itself, as the sentence above says.
    case 'fix-in-erp':
    case null:
      return null;
  }
}

/**
 * A code for another phone of a person who has proved the client's new address on one: a code
 * counts once, and the app itself can ask for codes to the account's own address only.
 */
export function OtherPhone({ found: { facts }, screen }: Omit<RemedyProps, 'email'>): ReactNode {
  if (!facts.attachment?.emailChangedAt) return null;
  return (
    <div className="ps-[38px]">
      <ButtonForm
        action={screen.actions.sendCode}
        fields={{ ...screen.fields, id: facts.attachment.id }}
        variant="plain"
      >
        {screen.dictionary.access.remedies.otherPhone}
      </ButtonForm>
    </div>
  );
}

/** Nobody here has the address: the person may be known under another one, or be new. */
function UnknownWays({ email, screen }: { email: string; screen: AccessScreen }) {
  const { remedies } = screen.dictionary.access;
  const home = `${screen.base}/clients`;
  const mailbox = email.slice(0, email.lastIndexOf('@')).replaceAll(/[._+-]+/g, ' ');
  return (
    <>
      {screen.mayAdd && (
        <ButtonLink size="mini" variant="go" href={`${home}/new?${new URLSearchParams({ email })}`} prefetch={false}>
          {remedies.add}
        </ButtonLink>
      )}
      {screen.maySearchErp && (
        <ButtonForm action={screen.actions.searchErp} fields={{ ...screen.fields, email }} variant="go">
          {remedies.searchErp}
        </ButtonForm>
      )}
      <ButtonLink size="mini" href={`${home}?${new URLSearchParams({ q: mailbox })}`} prefetch={false}>
        {remedies.search}
      </ButtonLink>
    </>
  );
}
