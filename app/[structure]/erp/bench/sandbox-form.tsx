'use client';

import Link from 'next/link';
import { type ReactNode, useActionState } from 'react';
import { SelectField, type SelectOption } from '#components/forms/select-field.tsx';
import { TextareaField } from '#components/forms/textarea-field.tsx';
import { useActionTimeout } from '#components/live/use-action-timeout.ts';
import { Notice } from '#components/page/notice.tsx';
import { ExplanationSheet, type ExplanationWords } from './explanation-sheet.tsx';
import { sandboxAction } from './sandbox-action.ts';
import { type EndpointAnswer, emptySandbox, type SandboxState } from './sandbox-state.ts';

type Words = {
  body: string;
  sent: string;
  answer: string;
  inJournal: string;
  removed: string;
  errors: Record<'failed' | 'empty' | 'too-long' | 'not-allowed' | 'signed-out', string>;
  explained: ExplanationWords;
};

type Props = {
  slug: string;
  /** What the field holds at first; null without a field. */
  body: string | null;
  /** Bytes that the endpoint accepts. */
  longest: number;
  words: Words;
  /** The profiles that a pasted text can be read as, the connection's own first. */
  profiles?: { label: string; hint: string; options: readonly SelectOption[] };
  /** The buttons, each with its `how`. */
  children: ReactNode;
};

/** Sends a test message and shows the endpoint's answer in place, without a new address. */
export function SandboxForm({ slug, body, longest, words, profiles, children }: Props) {
  const answered = useActionTimeout<SandboxState>(
    sandboxAction,
    emptySandbox,
    (form, { text }) => ({ answers: [], unanswered: text, typed: typedIn(form) }),
    // Next rejects a much longer body before the action runs.
    (form) =>
      new TextEncoder().encode(typedIn(form)).length > longest
        ? { answers: [], error: 'too-long', typed: typedIn(form) }
        : null,
  );
  const [{ answers, error, unanswered, removed, explained, typed, profile }, action] = useActionState(
    answered,
    emptySandbox,
  );
  return (
    <>
      <form action={action} className="grid gap-4">
        <input type="hidden" name="structure" value={slug} />
        {body !== null && (
          <TextareaField
            key={typed}
            name="body"
            id="body"
            label={words.body}
            rows={10}
            spellCheck={false}
            defaultValue={typed || body}
            error={error && ofField.has(error) ? words.errors[error] : undefined}
          />
        )}
        {profiles && (
          <SelectField
            name="profile"
            label={profiles.label}
            hint={profiles.hint}
            options={profiles.options}
            defaultValue={profile ?? profiles.options[0]?.value}
          />
        )}
        <div className="flex flex-wrap gap-2">{children}</div>
      </form>
      <div aria-live="polite" className="mt-4 grid gap-3 empty:hidden">
        {error && !ofField.has(error) && (
          <Notice tone="err" news={false}>
            {words.errors[error]}
          </Notice>
        )}
        {unanswered && (
          <Notice tone="err" news={false}>
            {unanswered}
          </Notice>
        )}
        {removed && <Notice news={false}>{words.removed}</Notice>}
        {explained && <ExplanationSheet explained={explained} words={words.explained} />}
        {answers.map((answer) => (
          <Answer key={answer.sent} slug={slug} answer={answer} words={words} withSent={body === null} />
        ))}
      </div>
    </>
  );
}

const ofField = new Set<SandboxState['error']>(['empty', 'too-long']);

function typedIn(form: FormData): string {
  return String(form.get('body') ?? '').replaceAll('\r\n', '\n');
}

function Answer({
  slug,
  answer,
  words,
  withSent,
}: {
  slug: string;
  answer: EndpointAnswer;
  words: Words;
  withSent: boolean;
}) {
  return (
    <div className={`grid gap-3 ${withSent ? 'wide:grid-cols-2' : ''}`}>
      {withSent && (
        <section className="min-w-0">
          <h3 className="mb-1.5 text-note font-[560]">{words.sent}</h3>
          <pre className={block}>{pretty(answer.sent)}</pre>
        </section>
      )}
      <section className="min-w-0">
        <h3 className="mb-1.5 text-note font-[560]">
          {words.answer} · {answer.status}
        </h3>
        <pre className={block}>{answer.body}</pre>
        {answer.eventId && (
          <p className="mt-2">
            <Link
              href={`/${slug}/erp/events/${answer.eventId}`}
              prefetch={false}
              className="text-accent underline underline-offset-2"
            >
              {words.inJournal}
            </Link>
          </p>
        )}
      </section>
    </div>
  );
}

const block = 'rounded-control bg-sunk p-3.5 font-mono text-sm break-all whitespace-pre-wrap';

function pretty(json: string): string {
  return JSON.stringify(JSON.parse(json), null, 2);
}
