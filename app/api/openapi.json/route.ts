import { apiDocument } from '#lib/erp/sandbox/api-document.ts';

export const dynamic = 'force-static';

/** The doors for programs, as OpenAPI 3.1. */
export function GET(): Response {
  return Response.json(apiDocument());
}
