/** An event of the document: something suggests that the session has ended. */
export const sessionDoubt = 'session-doubt';

/** `unknown`: the server did not answer. `seconds`: for how long it goes on without a visit. */
type Answer = { is: 'open'; seconds: number } | { is: 'ended' } | { is: 'unknown' };

/** Asks whether this browser is still signed in to an account; the question counts as no visit. */
export async function askSession(staffId: string, signal: AbortSignal): Promise<Answer> {
  try {
    const answer = await fetch(`/account/session?${new URLSearchParams({ of: staffId })}`, {
      cache: 'no-store',
      signal,
    });
    if (answer.status === 401) return { is: 'ended' };
    if (!answer.ok) return { is: 'unknown' };
    const { seconds } = (await answer.json()) as { seconds: number };
    return { is: 'open', seconds };
  } catch {
    return { is: 'unknown' };
  }
}
