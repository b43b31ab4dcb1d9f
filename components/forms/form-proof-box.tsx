import { lazy, Suspense } from 'react';
import type { FormProof } from '#lib/forms/form-state.ts';
import { FormField } from './form-field.tsx';

/** Fetched where an account has passkeys only: every page has forms, few ask for a proof. */
const ProofByPasskey = lazy(async () => ({
  default: (await import('#components/passkeys/proof-by-passkey.tsx')).ProofByPasskey,
}));

type Props = {
  proof: FormProof;
  /** Whether the password takes the focus when it appears. */
  focused: boolean;
};

/**
 * The password and a code, or a passkey, asked again before a form acts. What was typed stays.
 */
export function FormProofBox({ proof: { title, text, password, code, passkey }, focused }: Props) {
  return (
    <fieldset aria-labelledby="proof-title" className="grid gap-4 rounded-sheet bg-warn-wash px-[18px] py-4">
      <div role="alert" className="grid gap-1">
        <h2 id="proof-title" className="text-lg font-[620] text-warn">
          {title}
        </h2>
        <p>{text}</p>
      </div>
      <FormField
        name="proofPassword"
        label={password}
        type="password"
        required
        autoComplete="current-password"
        autoFocus={focused}
      />
      {code && (
        <FormField
          name="proofCode"
          label={code}
          required
          autoComplete="one-time-code"
          autoCapitalize="none"
          spellCheck={false}
        />
      )}
      {passkey && (
        <Suspense>
          <ProofByPasskey passkey={passkey} />
        </Suspense>
      )}
    </fieldset>
  );
}
