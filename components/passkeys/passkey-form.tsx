'use client';

import { type ReactNode, startTransition, useState } from 'react';
import { ErrorSummary } from '#components/forms/error-summary.tsx';
import { FormContext } from '#components/forms/form-context.ts';
import { SubmitButton } from '#components/forms/submit-button.tsx';
import { useFormAction } from '#components/forms/use-form-action.ts';
import type { FormState } from '#lib/forms/form-state.ts';
import { askDevice, type DeviceRequest } from './ask-device.ts';
import type { PasskeyWords } from './passkey-words.ts';
import { usePasskeysWork } from './use-passkeys-work.ts';

type Options = DeviceRequest['options'];

type PasskeyFormProps = {
  kind: DeviceRequest['kind'];
  /** The host that the passkeys of this server are for; elsewhere browsers refuse them. */
  host: string;
  /** A server action that makes the request to the device. */
  options: () => Promise<Options>;
  /** A server action that gets the device's answer in the field `answer`. */
  action: (previous: FormState, form: FormData) => Promise<FormState>;
  hidden?: Record<string, string>;
  words: PasskeyWords;
  /** What stands here where passkeys cannot be used: without scripts, too. */
  instead?: ReactNode;
  children?: ReactNode;
};

/** A button that asks a device for a passkey; nothing, or `instead`, where that cannot work. */
export function PasskeyForm({ kind, host, options, action, hidden = {}, words, instead, children }: PasskeyFormProps) {
  const [state, formAction] = useFormAction(action);
  const [problem, setProblem] = useState<'known' | 'unused'>();
  if (!usePasskeysWork(host)) return instead;
  const error = problem ? words[problem] : state.error;
  const errors = Object.entries(state.errors).map(([field, message]) => ({ field, label: undefined, message }));
  return (
    <form
      noValidate
      className="grid gap-3"
      action={async (form) => {
        setProblem(undefined);
        const answer = await askDevice({ kind, options: await options() } as DeviceRequest);
        if (typeof answer === 'string') return setProblem(answer);
        form.set('answer', answer.json);
        startTransition(() => formAction(form));
      }}
    >
      {Object.entries(hidden).map(([name, value]) => (
        <input key={name} type="hidden" name={name} value={value} />
      ))}
      {(error || errors.length > 0) && (
        <ErrorSummary title={words.refused} errors={problem ? [] : errors} error={error} idPrefix="passkey" />
      )}
      <FormContext value={{ state, defaultValues: {}, idPrefix: 'passkey' }}>{children}</FormContext>
      <div>
        <SubmitButton variant="plain">{words.submit}</SubmitButton>
      </div>
    </form>
  );
}
