'use client';

import { EmailText } from '#components/email.tsx';
import { Cell, Row, RowHead } from '#components/page/table.tsx';
import { Person } from '#components/person.tsx';
import { PhoneModel } from '#components/registrations/phone-model.tsx';
import { firstChoice, LinkButton, RequestDecision } from './request-decision.tsx';
import type { NearClient, RequestRowsProps, ShownRequest } from './shown-request.ts';

/**
 * The rows of the queue: who waits, what is known, and the decision. Their buttons belong to the
 * form around the table. The browser gets them once as markup and once as these few words each. See
 * docs/decisions/062-light-pages.md.
 */
export function RequestRows({ rows, all, words }: RequestRowsProps) {
  return rows.map((request) => <RequestRow key={request[0]} request={request} all={all} words={words} />);
}

type RowProps = Omit<RequestRowsProps, 'rows'> & { request: ShownRequest };

function RequestRow({ request, all, words }: RowProps) {
  const [id, name, email, asked, particulars = {}] = request;
  const { why, phone, proved, refusedBefore, erased, near = [], alone } = particulars;
  return (
    <Row>
      <RowHead>
        <span className="ticked">
          {alone ? (
            <span />
          ) : (
            <label>
              <input
                type="checkbox"
                name="ids"
                value={id}
                defaultChecked={all}
                aria-label={`${words.select} ${name}`}
              />
            </label>
          )}
          <Person id={id} name={name}>
            <EmailText address={email} />
            {phone && <PhoneModel model={phone} words={words} />}
          </Person>
        </span>
      </RowHead>
      <Cell>
        <p>
          {why ?? (
            <>
              {`${words.unknown} `}
              {/* Relative to the queue, whose page it is. */}
              <a href={`matches?choose=${id}`}>
                {words.otherClient}
                <span>{` ${name}`}</span>
              </a>
            </>
          )}
        </p>
        <ul className="evidence">
          {refusedBefore && (
            <li className="i-alert">
              <div>{refusedBefore}</div>
            </li>
          )}
          {erased && (
            <li className="i-alert">
              <div>{erased}</div>
            </li>
          )}
          {near.map((client) => (
            <NearRow key={client[0]} client={client} request={request} words={words} />
          ))}
          <li className={proved ? 'i-check' : 'i-clock'}>
            <div>{`${proved ? words.proved : words.unproved} · ${asked}`}</div>
          </li>
        </ul>
      </Cell>
      <Cell>
        <RequestDecision request={request} words={words} />
      </Cell>
    </Row>
  );
}

type NearProps = { client: NearClient; request: ShownRequest; words: RequestRowsProps['words'] };

function NearRow({ client, request, words }: NearProps) {
  const [clientId, clientName, address, likeness] = client;
  return (
    <li className="i-person">
      <div>
        <a href={`clients/${clientId}`}>
          <EmailText before={`${clientName}, `} address={address} />
        </a>
        {` · ${likeness}`}
        {client !== firstChoice(request) && !client[4] && (
          <span>
            <LinkButton client={client} request={request} words={words} />
          </span>
        )}
      </div>
    </li>
  );
}
