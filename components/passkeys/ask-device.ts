import type {
  PublicKeyCredentialCreationOptionsJSON,
  PublicKeyCredentialRequestOptionsJSON,
} from '@simplewebauthn/browser';

/** What a device is asked for: to make a passkey, or to sign with one. */
export type DeviceRequest =
  | { kind: 'add'; options: PublicKeyCredentialCreationOptionsJSON }
  | { kind: 'use'; options: PublicKeyCredentialRequestOptionsJSON };

/**
 * Has the browser ask a device, which shows a dialog of its own. The library is fetched on this
 * press only.
 * @returns the answer as JSON; `known` when the device has a passkey of the account already;
 * `unused` when the person or the browser did not go on
 */
export async function askDevice(request: DeviceRequest): Promise<{ json: string } | 'known' | 'unused'> {
  try {
    const { startAuthentication, startRegistration } = await import('@simplewebauthn/browser');
    const answer =
      request.kind === 'add'
        ? await startRegistration({ optionsJSON: request.options })
        : await startAuthentication({ optionsJSON: request.options });
    return { json: JSON.stringify(answer) };
  } catch (error) {
    const code = error instanceof Error && 'code' in error ? error.code : '';
    return code === 'ERROR_AUTHENTICATOR_PREVIOUSLY_REGISTERED' ? 'known' : 'unused';
  }
}
