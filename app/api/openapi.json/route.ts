import { openApi } from '#lib/api/open-api.ts';
import { erpEndpoints } from '#lib/erp/sandbox/erp-endpoints.ts';
import { appEndpoints } from '#lib/registrations/app-endpoints.ts';

export const dynamic = 'force-static';

/** The doors for programs, as OpenAPI 3.1. */
export function GET(): Response {
  return Response.json(openApi([...Object.values(appEndpoints), ...Object.values(erpEndpoints)]));
}
