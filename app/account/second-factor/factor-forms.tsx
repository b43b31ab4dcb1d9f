import { CopyField } from '#components/copy-field.tsx';
import { ActionForm } from '#components/forms/action-form.tsx';
import { ButtonForm } from '#components/forms/button-form.tsx';
import { FormField } from '#components/forms/form-field.tsx';
import { Sheet } from '#components/page/sheet.tsx';
import { Qr } from '#components/qr.tsx';
import type { Dictionary } from '#lib/i18n/dictionary.ts';
import { totpAddress } from '#lib/staff/factor/totp.ts';
import { CodeField } from '../code-field.tsx';
import { confirmAction, keptAction, removeAction, renewAction, startAction } from './factor-actions.ts';

type Props = { dictionary: Dictionary };

/** The first step of turning the factor on: the password. */
export function StartForm({ email, dictionary }: Props & { email: string }) {
  const { account, factor } = dictionary;
  return (
    <Sheet title={factor.start.title} padded>
      <ActionForm
        action={startAction}
        hidden={{ username: email }}
        summaryTitle={account.refused}
        labels={{ currentPassword: account.password.current }}
        submitLabel={factor.start.submit}
        idPrefix="start"
      >
        <p>{factor.start.body}</p>
        <PasswordField label={account.password.current} />
      </ActionForm>
    </Sheet>
  );
}

/** The second step: the secret as QR code and text, confirmed by a first code. */
export function ScanForm({ secret, email, dictionary }: Props & { secret: string; email: string }) {
  const { account, factor, shell } = dictionary;
  const words = factor.scan;
  return (
    <Sheet title={words.title} padded>
      <p className="mb-4">{words.body}</p>
      <div className="mb-4 max-w-56">
        <Qr text={totpAddress(secret, { issuer: shell.product, label: email })} mode="Byte" label={words.qr} />
      </div>
      <div className="mb-5">
        <CopyField name="secret" label={words.secret} value={secret} words={shell.clipboard} />
      </div>
      <ActionForm
        action={confirmAction}
        summaryTitle={account.refused}
        labels={{ code: words.code }}
        submitLabel={words.submit}
        note={words.note}
        idPrefix="confirm"
      >
        <FormField name="code" label={words.code} required inputMode="numeric" autoComplete="one-time-code" />
      </ActionForm>
    </Sheet>
  );
}

/** The recovery codes, once. */
export function CodesSheet({ codes, dictionary }: Props & { codes: string[] }) {
  const words = dictionary.factor.codes;
  return (
    <Sheet title={words.title} padded>
      <p className="mb-3">{words.body}</p>
      <ul className="mb-4 grid grid-cols-[repeat(auto-fit,minmax(min(17.5rem,100%),1fr))] gap-x-4 gap-y-1">
        {codes.map((code) => (
          <li key={code}>
            <code className="font-mono break-words">{code}</code>
          </li>
        ))}
      </ul>
      <ButtonForm action={keptAction} fields={{}} size="normal" variant="go">
        {words.kept}
      </ButtonForm>
    </Sheet>
  );
}

/** Ten new recovery codes, for a code. */
export function RenewForm({ left, dictionary }: Props & { left: number }) {
  const { account, factor } = dictionary;
  const words = factor.codes;
  return (
    <Sheet title={words.renewTitle} padded>
      <ActionForm
        action={renewAction}
        summaryTitle={account.refused}
        labels={{ code: factor.anyCode }}
        submitLabel={words.renew}
        submitVariant="plain"
        note={words.renewNote}
        idPrefix="renew"
      >
        <p>{left === 0 ? words.none : words.left(left)}</p>
        {left > 0 && <p className="text-soft">{words.short}</p>}
        <CodeField label={factor.anyCode} />
      </ActionForm>
    </Sheet>
  );
}

/** Turning the factor off, for password and code. */
export function RemoveForm({ email, dictionary }: Props & { email: string }) {
  const { account, factor } = dictionary;
  const words = factor.remove;
  return (
    <Sheet title={words.title} padded>
      <ActionForm
        action={removeAction}
        hidden={{ username: email }}
        summaryTitle={account.refused}
        labels={{ currentPassword: account.password.current, code: factor.anyCode }}
        submitLabel={words.submit}
        submitVariant="bad"
        idPrefix="remove"
      >
        <p>{words.body}</p>
        <PasswordField label={account.password.current} />
        <CodeField label={factor.anyCode} />
      </ActionForm>
    </Sheet>
  );
}

function PasswordField({ label }: { label: string }) {
  return <FormField name="currentPassword" label={label} type="password" required autoComplete="current-password" />;
}
