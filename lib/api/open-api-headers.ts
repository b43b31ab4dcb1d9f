import { answerHeaders, type RequestHeader, requestHeaders } from './headers.ts';
import { apiWords, type Json } from './open-api-schema.ts';

/** The header by which each way of authorisation sends its secret or signature. */
export const securitySchemes: Record<string, Json> = {
  appKey: { type: 'http', scheme: 'bearer', description: apiWords.secrets.appKey },
  accountToken: { type: 'http', scheme: 'bearer', description: apiWords.secrets.accountToken },
  standardSignature: signature('webhook-signature'),
  frappeSignature: signature('x-frappe-webhook-signature'),
  mindbodySignature: signature('x-mindbody-signature'),
  erpBearer: { type: 'http', scheme: 'bearer', description: apiWords.schemes.bearer },
  erpKey: signature('x-api-key'),
};

/** The alternatives of each secret of an endpoint; an empty one needs no header. */
export const securityOf: Record<string, Json[]> = {
  none: [],
  appKey: [{ appKey: [] }],
  accountToken: [{ accountToken: [] }],
  erpSecret: ['standardSignature', 'frappeSignature', 'mindbodySignature', 'erpBearer', 'erpKey'].map((name) => ({
    [name]: [],
  })),
  erpReadSecret: ['standardSignature', 'erpBearer', 'erpKey'].map((name) => ({ [name]: [] })),
  erpAddress: [{}, { frappeSignature: [] }],
};

function signature(name: keyof typeof apiWords.schemes): Json {
  return { type: 'apiKey', in: 'header', name, description: apiWords.schemes[name] };
}

/** Describes headers of a request as parameters; none of them is always required. */
export function headerParameters(names: readonly RequestHeader[]): Json[] {
  return names.map((name) => ({
    name,
    in: 'header',
    description: apiWords.headers[name],
    schema: requestHeaders[name],
  }));
}

/** Describes the headers of the answers with a status. */
export function answerHeadersOf(status: number): Json {
  const names: (keyof typeof answerHeaders)[] = ['cache-control'];
  if (status === 401) names.push('www-authenticate');
  if (status === 405) names.push('allow');
  if (status === 415) names.push('accept-encoding');
  if (status === 429 || status === 503) names.push('retry-after');
  return Object.fromEntries(
    names.map((name) => [name, { description: apiWords.headers[name], schema: answerHeaders[name] }]),
  );
}
