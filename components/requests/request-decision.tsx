import type { NearClient, RequestRowsProps, ShownRequest } from './shown-request.ts';

type Words = RequestRowsProps['words'];

/** The client that is offered first, because they may be the person who asks. */
export function firstChoice([, , , , { like, near = [] } = {}]: ShownRequest): NearClient | undefined {
  return like ? near.find(([, , , , closed]) => !closed) : undefined;
}

/** The buttons that decide a request: the likeliest first, and what cannot be done left out. */
export function RequestDecision({ request, words }: { request: ShownRequest; words: Words }) {
  const [id, name, , , { erased, waits, like } = {}] = request;
  const first = firstChoice(request);
  const about = <span>{` ${name}`}</span>;
  return (
    <span className="decision" data-like={like && ''}>
      {first && <LinkButton client={first} request={request} first words={words} />}
      {!waits && erased && (
        <a className={first ? undefined : 'go'} href={`?admit=${id}`}>
          {words.admit}
          {about}
        </a>
      )}
      {!waits && !erased && (
        // biome-ignore lint/a11y/useButtonType: it submits without saying so.
        <button className={first ? undefined : 'go'} name="one" value={id}>
          {like ? words.validateApart : words.validate}
          {about}
        </button>
      )}
      <a href={`?refuse=${id}`}>
        {words.refuse}
        {about}
      </a>
    </span>
  );
}

type LinkProps = { client: NearClient; request: ShownRequest; first?: boolean; words: Words };

/** Validates a request by linking its account to a client. */
export function LinkButton({ client: [clientId, clientName], request, first, words }: LinkProps) {
  const [id, name] = request;
  return (
    // biome-ignore lint/a11y/useButtonType: it submits without saying so.
    <button className={first ? 'go' : undefined} name="link" value={`${id}.${clientId}`}>
      {`${words.validateAndLink} ${clientName}`}
      <span>{` ${name}`}</span>
    </button>
  );
}
