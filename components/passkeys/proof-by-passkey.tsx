'use client';

import { useRef, useState } from 'react';
import { buttonClass } from '#components/button-class.ts';
import type { PasskeyProof } from '#lib/forms/form-state.ts';
import { askDevice } from './ask-device.ts';
import { usePasskeysWork } from './use-passkeys-work.ts';

/**
 * A button that proves the session by a passkey in place of the password, and sends the surrounding
 * form with all that was typed; nothing where passkeys cannot work.
 */
export function ProofByPasskey({ passkey: { host, options, label, unused } }: { passkey: PasskeyProof }) {
  const answer = useRef<HTMLInputElement>(null);
  const [isUnused, setUnused] = useState(false);
  if (!usePasskeysWork(host)) return null;
  async function proveAndSend() {
    setUnused(false);
    const answered = await askDevice({ kind: 'use', options });
    const field = answer.current;
    if (!field) return;
    if (typeof answered === 'string') return setUnused(true);
    field.value = answered.json;
    field.form?.requestSubmit();
  }
  return (
    <div className="grid justify-items-start gap-2">
      <input ref={answer} type="hidden" name="proofPasskey" defaultValue="" />
      {isUnused && (
        <p role="alert" className="text-note font-[560] text-bad">
          {unused}
        </p>
      )}
      <button type="button" className={buttonClass('plain')} onClick={proveAndSend}>
        {label}
      </button>
    </div>
  );
}
