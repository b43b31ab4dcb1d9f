import Link from 'next/link';
import type { ReactNode } from 'react';
import { Button, ButtonLink } from '#components/button.tsx';
import { Email } from '#components/email.tsx';
import { Icon } from '#components/icon.tsx';
import { Cell, Row, RowHead } from '#components/page/table.tsx';
import { Person } from '#components/person.tsx';
import { PhoneModel } from '#components/registrations/phone-model.tsx';
import { fullName } from '#lib/clients/client.ts';
import type { Dictionary } from '#lib/i18n/dictionary.ts';
import type { Candidate } from '#lib/matching/find-candidates.ts';
import { likelihoodOf } from '#lib/matching/reasons.ts';
import type { PendingRequest } from '#lib/requests/list-requests.ts';
import type { SameAddress } from '#lib/requests/same-address.ts';

type Props = {
  request: PendingRequest;
  /** The client with the same address. */
  known: SameAddress | undefined;
  /** An ERP makes the clients. */
  managed: boolean;
  /** `/club-lumiere` */
  base: string;
  refuseHref: string;
  showAgo: (moment: Date) => string;
  showDay: (moment: Date) => string;
  dictionary: Pick<Dictionary, 'requests' | 'registrations' | 'matches' | 'shell'>;
};

/**
 * One person who waits: who, what is known, and the decision. The row's buttons belong to the form
 * around the table.
 */
export function RequestRow({ request, known, managed, base, refuseHref, showAgo, showDay, dictionary }: Props) {
  const { requests: words, registrations, matches } = dictionary;
  const { colon } = dictionary.shell;
  const name = fullName(request) || request.email;
  const about = <span className="sr-only"> {name}</span>;
  const near = request.likely.filter((client) => client.clientId !== known?.id);
  return (
    <Row>
      <RowHead>
        <span className="flex items-center gap-1">
          <label className="-ms-2.5 grid size-11 flex-none place-items-center">
            <input type="checkbox" name="ids" value={request.id} className="size-5" />
            <span className="sr-only">{words.select(name)}</span>
          </label>
          <Person id={request.id} name={name}>
            <Email address={request.email} />
            {request.device && <PhoneModel model={request.device.model} words={registrations} />}
          </Person>
        </span>
      </RowHead>
      <Cell across>
        <p>{why(known, managed, words)}</p>
        <ul className="mt-1 grid gap-1 text-note text-soft">
          {request.refusedBefore && (
            <Evidence icon="alert">
              {words.refusedBefore(showDay(request.refusedBefore.at), request.refusedBefore.reason)}
            </Evidence>
          )}
          {near.map((client) => (
            <Evidence key={client.clientId} icon="person">
              <Link
                href={`${base}/clients/${client.clientId}`}
                prefetch={false}
                className="wrap-anywhere underline underline-offset-2"
              >
                {fullName(client)}, <Email address={client.email} />
              </Link>
              {` · ${matches.likelihood[likelihoodOf(client.score)]}${colon}${client.reasons.map((reason) => matches.reasons[reason]).join(', ')}`}
              {(client.inBin || client.taken) && ` (${client.inBin ? words.near.inBin : words.near.taken})`}
              {isFree(client) && (
                <span className="mt-1 mb-0.5 block">
                  <Button size="mini" name="link" value={`${request.id}.${client.clientId}`}>
                    <span>
                      {words.validateAndLink(fullName(client))}
                      {about}
                    </span>
                  </Button>
                </span>
              )}
            </Evidence>
          ))}
          <Evidence icon={request.proved ? 'check' : 'clock'}>
            {request.proved ? words.proved : words.unproved} · {registrations.asked(showAgo(request.requestedAt))}
          </Evidence>
        </ul>
      </Cell>
      <Cell across>
        <span className="flex gap-2">
          {(known || !managed) && (
            <Button size="mini" variant="go" name="one" value={request.id}>
              <span>
                {registrations.validate}
                {about}
              </span>
            </Button>
          )}
          <ButtonLink size="mini" href={refuseHref} scroll={false} prefetch={false}>
            <span>
              {registrations.refuse}
              {about}
            </span>
          </ButtonLink>
        </span>
      </Cell>
    </Row>
  );
}

function Evidence({ icon, children }: { icon: 'alert' | 'person' | 'check' | 'clock'; children: ReactNode }) {
  return (
    <li className="flex items-start gap-1.5">
      <Icon name={icon} className="mt-[3px]" />
      <span className="min-w-0 break-words">{children}</span>
    </li>
  );
}

/** Why the request is still pending, by the client that it would be attached to. */
function why(known: SameAddress | undefined, managed: boolean, { why: words }: Dictionary['requests']): string {
  if (!known) return managed ? words.unknownToErp : words.unknown;
  const name = fullName(known);
  if (known.inBin) return words.inBin(name);
  return known.taken ? words.taken(name) : words.known(name);
}

function isFree({ inBin, taken }: Candidate): boolean {
  return !inBin && !taken;
}
