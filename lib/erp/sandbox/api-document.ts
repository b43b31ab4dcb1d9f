import type { Endpoint } from '#lib/api/endpoint.ts';
import { openApi } from '#lib/api/open-api.ts';
import { appEndpoints } from '#lib/registrations/app-endpoints.ts';
import { erpEndpoints } from './erp-endpoints.ts';

/** Every endpoint for programs: those of the app, then those of the ERP. */
export const apiEndpoints: Endpoint[] = [...Object.values(appEndpoints), ...Object.values(erpEndpoints)];

/** The OpenAPI document of every endpoint for programs, as `/api/openapi.json` publishes it. */
export function apiDocument(): Record<string, unknown> {
  return openApi(apiEndpoints);
}
