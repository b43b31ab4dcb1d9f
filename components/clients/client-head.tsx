import Link from 'next/link';
import { ButtonLink } from '#components/button.tsx';
import { Email } from '#components/email.tsx';
import { PageHead } from '#components/page/page-head.tsx';
import { PhoneModel } from '#components/registrations/phone-model.tsx';
import { RegistrationBadge } from '#components/registrations/registration-badge.tsx';
import type { RegistrationState } from '#lib/access/registration-state.ts';
import { type ClientFields, fullName } from '#lib/clients/client.ts';
import type { Dictionary } from '#lib/i18n/dictionary.ts';
import { clientAddress } from './client-address.ts';

type Props = {
  client: ClientFields & { id: string; deletedAt: Date | null };
  /** The list of clients. */
  home: string;
  /** The parameters of the list that the reader came from. */
  list: string;
  mayDelete: boolean;
  /** Whether the reader may export and erase what is held on the client. */
  mayErase: boolean;
  mayMerge: boolean;
  registration: RegistrationState;
  phoneModel: string | undefined;
  dictionary: Dictionary;
};

/**
 * Who it is, how they are reached and where they stand with the app, and what may be done with the
 * record.
 */
export function ClientHead({
  client,
  home,
  list,
  mayDelete,
  mayErase,
  mayMerge,
  registration,
  phoneModel,
  dictionary: { clients: words, merging, registrations, personalData },
}: Props) {
  const here = `${home}/${client.id}`;
  return (
    <>
      <PageHead
        title={fullName(client)}
        documentTitle={words.details}
        above={<Link href={list ? `${home}?${list}` : home}>{words.back}</Link>}
        actions={
          !client.deletedAt && (
            <>
              {mayDelete && (
                <ButtonLink href={clientAddress(here, list, { delete: client.id })} scroll={false} icon="bin">
                  {words.delete}
                </ButtonLink>
              )}
              <ButtonLink href={clientAddress(`${here}/edit`, list)} variant="go" icon="pencil">
                {words.edit}
              </ButtonLink>
            </>
          )
        }
      />
      <div className="mb-4 flex flex-wrap items-center gap-x-3.5 gap-y-1 text-note text-soft">
        <span className="min-w-0">
          <Email address={client.email} />
        </span>
        {phoneModel && <PhoneModel model={phoneModel} words={registrations} />}
        <RegistrationBadge state={registration} words={registrations} />
        <span className="flex flex-wrap gap-x-3.5 gap-y-1 print:hidden">
          {mayMerge && !client.deletedAt && (
            <Link href={`${here}/merge`} className="underline underline-offset-2">
              {merging.mergeWith}
            </Link>
          )}
          {mayErase && (
            <Link href={`${here}/data`} className="underline underline-offset-2">
              {personalData.held.heading}
            </Link>
          )}
        </span>
      </div>
    </>
  );
}
