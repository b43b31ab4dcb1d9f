import { z } from 'zod';

/** Longest answer of a browser that is looked at, as JSON. */
export const maxAnswerLength = 20_000;

const text = z.string().max(maxAnswerLength);
const credentialId = z.string().regex(/^[\w-]{1,1400}$/);
const common = { id: credentialId, rawId: credentialId, type: z.literal('public-key') };
const extensions = { clientExtensionResults: z.object({}).transform(() => ({})) };

const registration = z.object({
  ...common,
  ...extensions,
  response: z.object({
    clientDataJSON: text,
    attestationObject: text,
    transports: z.array(z.string().max(20)).max(10).catch([]),
  }),
});

const authentication = z.object({
  ...common,
  ...extensions,
  response: z.object({ clientDataJSON: text, authenticatorData: text, signature: text }),
});

/** A browser's answer when a device has made a key pair (WebAuthn, RegistrationResponseJSON). */
export type RegistrationAnswer = z.output<typeof registration>;
/** What a browser answers when a device has signed (WebAuthn, AuthenticationResponseJSON). */
export type AuthenticationAnswer = z.output<typeof authentication>;

/** Reads the answer to a request for a new passkey; null for any other text. */
export function readRegistration(json: string): RegistrationAnswer | null {
  return read(registration, json);
}

/** Reads the answer of a passkey; null for any other text. */
export function readAuthentication(json: string): AuthenticationAnswer | null {
  return read(authentication, json);
}

function read<Schema extends z.ZodType>(schema: Schema, json: string): z.output<Schema> | null {
  if (json.length > maxAnswerLength) return null;
  try {
    return schema.parse(JSON.parse(json));
  } catch {
    return null;
  }
}
