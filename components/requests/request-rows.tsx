'use client';

import { buttonClass } from '#components/button-class.ts';
import { EmailText } from '#components/email.tsx';
import { Cell, Row, RowHead } from '#components/page/table.tsx';
import { Person } from '#components/person.tsx';
import { PhoneModel } from '#components/registrations/phone-model.tsx';

/** A client whom the person could be. `closed`: may not be linked. */
export type NearClient = [id: string, name: string, email: string, about: string, closed?: true];

/** What few rows have to tell. */
type Particulars = {
  /** Why the request is still pending, where it is not for want of a record. */
  why?: string;
  phone?: string;
  proved?: true;
  refusedBefore?: string;
  /** Why validating needs a reason: the data of the person was erased. */
  erased?: string;
  near?: readonly NearClient[];
  /** An ERP has to create the client first. */
  waits?: true;
};

/** A row as it is shown. `asked` says when. */
export type ShownRequest = [id: string, name: string, email: string, asked: string, particulars?: Particulars];

export type RequestRowsProps = {
  rows: readonly ShownRequest[];
  words: Record<
    'select' | 'unknown' | 'validateAndLink' | 'validate' | 'admit' | 'refuse' | 'proved' | 'unproved' | 'phone',
    string
  >;
};

/**
 * The rows of the queue: who waits, what is known, and the decision. Their buttons belong to the
 * form around the table. The browser gets them once as markup and once as these few words each. See
 * docs/decisions/062-light-pages.md.
 */
export function RequestRows({ rows, words }: RequestRowsProps) {
  return rows.map((request) => <RequestRow key={request[0]} request={request} words={words} />);
}

function RequestRow({ request, words }: { request: ShownRequest; words: RequestRowsProps['words'] }) {
  const [id, name, email, asked, { why, phone, proved, refusedBefore, erased, near = [], waits } = {}] = request;
  const about = <span>{` ${name}`}</span>;
  return (
    <Row>
      <RowHead>
        <span className="ticked">
          <label>
            <input type="checkbox" name="ids" value={id} aria-label={`${words.select} ${name}`} />
          </label>
          <Person id={id} name={name}>
            <EmailText address={email} />
            {phone && <PhoneModel model={phone} words={words} />}
          </Person>
        </span>
      </RowHead>
      <Cell across>
        <p>{why ?? words.unknown}</p>
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
          {near.map(([clientId, clientName, address, likeness, closed]) => (
            <li key={clientId} className="i-person">
              <div>
                {/* Relative to the queue, whose page it is. */}
                <a href={`clients/${clientId}`}>
                  {`${clientName}, `}
                  <EmailText address={address} />
                </a>
                {` · ${likeness}`}
                {!closed && (
                  <span>
                    {/* biome-ignore lint/a11y/useButtonType: it submits without saying so. */}
                    <button className={buttonClass('plain', 'mini')} name="link" value={`${id}.${clientId}`}>
                      {`${words.validateAndLink} ${clientName}`}
                      {about}
                    </button>
                  </span>
                )}
              </div>
            </li>
          ))}
          <li className={proved ? 'i-check' : 'i-clock'}>
            <div>{`${proved ? words.proved : words.unproved} · ${asked}`}</div>
          </li>
        </ul>
      </Cell>
      <Cell across>
        <span className="decision">
          {!waits && erased && (
            <a className={buttonClass('go', 'mini')} href={`?admit=${id}`}>
              {words.admit}
              {about}
            </a>
          )}
          {!waits && !erased && (
            // biome-ignore lint/a11y/useButtonType: it submits without saying so.
            <button className={buttonClass('go', 'mini')} name="one" value={id}>
              {words.validate}
              {about}
            </button>
          )}
          <a className={buttonClass('plain', 'mini')} href={`?refuse=${id}`}>
            {words.refuse}
            {about}
          </a>
        </span>
      </Cell>
    </Row>
  );
}
