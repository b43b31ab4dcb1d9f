/** Headers of requests beside the authorisation, each with its schema. */
export const requestHeaders = {
  'webhook-id': { type: 'string', maxLength: 200 },
  'webhook-timestamp': { type: 'string', pattern: '^[0-9]{1,12}$' },
  'content-digest': { type: 'string' },
  'content-encoding': { type: 'string', enum: ['gzip', 'identity'] },
} as const satisfies Record<string, object>;

/** Headers of answers, each with its schema. */
export const answerHeaders = {
  'retry-after': { type: 'integer', minimum: 0 },
  allow: { type: 'string' },
  'accept-encoding': { type: 'string' },
  'www-authenticate': { type: 'string' },
  'cache-control': { type: 'string' },
} as const satisfies Record<string, object>;

export type RequestHeader = keyof typeof requestHeaders;
