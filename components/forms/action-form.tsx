'use client';

import type { ReactNode } from 'react';
import { ButtonLink } from '#components/button.tsx';
import type { ButtonVariant } from '#components/button-class.ts';
import type { FormState } from '#lib/forms/form-state.ts';
import { ErrorSummary } from './error-summary.tsx';
import { FormContext } from './form-context.ts';
import { FormProofBox } from './form-proof-box.tsx';
import { FormQuestionBox } from './form-question-box.tsx';
import { SubmitButton } from './submit-button.tsx';
import { useFormAction } from './use-form-action.ts';

type ActionFormProps = {
  /**
   * A server action made by `formAction`, passed as it is: a closure around it would need
   * JavaScript.
   */
  action: (previous: FormState, formData: FormData) => Promise<FormState>;
  /** What the fields hold at first, by name. */
  defaultValues?: Record<string, string | undefined>;
  /**
   * Sent along unseen. What the action answers under the same name in `values` wins, so that it can
   * move a version on.
   */
  hidden?: Record<string, string | number>;
  /** Title of the error summary. */
  summaryTitle: string;
  /** Names of the fields as the summary calls them, by name, in the order of the form. */
  labels?: Record<string, string>;
  submitLabel: string;
  submitVariant?: ButtonVariant;
  cancelHref?: string;
  cancelLabel?: string;
  /** A quiet line above the buttons. */
  note?: ReactNode;
  /** Ids are `<idPrefix>-<name>`: change it when a page has two forms with fields of one name. */
  idPrefix?: string;
  children?: ReactNode;
};

/**
 * A form over a server action that keeps what was typed and shows what is wrong, with JavaScript or
 * without.
 */
export function ActionForm(props: ActionFormProps) {
  const { action, defaultValues = {}, hidden = {}, labels = {}, idPrefix = 'field', children } = props;
  const [state, formAction] = useFormAction(action);
  const { proof } = state;
  const proofLabels = proof && { proofPassword: proof.password, ...(proof.code && { proofCode: proof.code }) };
  const errors = inFormOrder(state.errors, { ...labels, ...proofLabels });
  const isPlain = errors.length === 0 && !state.error;
  return (
    // The server judges and answers in the reader's language: the browser's own bubbles would come
    // before, in another one.
    <form action={formAction} noValidate className="grid gap-5">
      {Object.entries(hidden).map(([name, value]) => (
        <input key={name} type="hidden" name={name} value={state.values[name] ?? value} />
      ))}
      {!isPlain && (
        <ErrorSummary
          key={attempt(state)}
          title={state.title ?? props.summaryTitle}
          errors={errors}
          error={state.error}
          link={state.link}
          idPrefix={idPrefix}
        />
      )}
      {state.question && (
        <FormQuestionBox key={`question-${attempt(state)}`} question={state.question} focused={errors.length === 0} />
      )}
      <FormContext value={{ state, defaultValues, idPrefix }}>
        {children}
        {proof && <FormProofBox key={`proof-${attempt(state)}`} proof={proof} focused={isPlain} />}
      </FormContext>
      {props.note && <p className="text-sm text-soft">{props.note}</p>}
      <div className="flex flex-wrap items-center gap-2">
        <SubmitButton variant={props.submitVariant ?? 'go'}>{props.submitLabel}</SubmitButton>
        {props.cancelHref && props.cancelLabel && <ButtonLink href={props.cancelHref}>{props.cancelLabel}</ButtonLink>}
      </div>
    </form>
  );
}

function inFormOrder(errors: Record<string, string>, labels: Record<string, string>) {
  const order = Object.keys(labels);
  return Object.entries(errors)
    .map(([field, message]) => ({ field, label: labels[field], message }))
    .sort((a, b) => order.indexOf(a.field) - order.indexOf(b.field));
}

const attempts = new WeakMap<FormState, number>();
let lastAttempt = 0;

/**
 * A new number for each answer, so that React remounts the summary and it takes the focus again.
 */
function attempt(state: FormState): number {
  const known = attempts.get(state);
  if (known !== undefined) return known;
  lastAttempt += 1;
  attempts.set(state, lastAttempt);
  return lastAttempt;
}
