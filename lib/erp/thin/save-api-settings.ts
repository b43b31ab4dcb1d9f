import { requireProof } from '#lib/actor/recent-proof.ts';
import type { Staff } from '#lib/actor/staff.ts';
import { recordEvents } from '#lib/audit/record-events.ts';
import { allowsPrivateHosts } from '#lib/env.ts';
import { type ManageProblem, onConnection } from '#lib/erp/connections/on-connection.ts';
import { closeIncident } from '#lib/erp/connections/open-incident.ts';
import { sealForConnection } from '#lib/erp/connections/seal.ts';
import type { ProfileName } from '#lib/erp/profiles/profile.ts';
import { profileOf } from '#lib/erp/profiles/profile-of.ts';
import type { ApiField, ApiSettings } from '#lib/erp/profiles/thin-profile.ts';
import { fail, type Result, succeed } from '#lib/result.ts';
import { type BaseUrlProblem, readBaseUrl } from './base-url.ts';
import { queueFetches } from './request-fetch.ts';

/** What is wrong with the form, by the name of the field. */
export type ApiSettingsProblem = Record<string, BaseUrlProblem | 'required' | 'format'>;

/**
 * Stores how the API of the structure's ERP is reached, encrypted, in place of what was stored
 * before. Secret settings cannot be read again, except their last four characters.
 */
export async function saveApiSettings(
  staff: Staff,
  entered: Record<string, string>,
): Promise<Result<null, ManageProblem | ApiSettingsProblem>> {
  const structureId = staff.structure.id;
  return onConnection<null, ApiSettingsProblem>(staff, async (tx, { id: connectionId, profile }) => {
    requireProof(staff);
    const { thin } = profileOf(profile as ProfileName);
    if (!thin) return fail('not-found');
    const read = readSettings(thin.fields, entered, allowsPrivateHosts());
    if (!read.ok) return read;
    const owner = { structureId, connectionId };
    await tx.query(
      `insert into erp_api (structure_id, connection_id, sealed, shown, set_by_id) values ($1, $2, $3, $4, $5)
       on conflict (structure_id, connection_id) do update set sealed = excluded.sealed, shown = excluded.shown,
         set_by_id = excluded.set_by_id, set_at = now(), proved_at = null, token_sealed = null, token_until = null,
         failures = 0, paused_until = null, probe_until = null, last_error = null, last_error_at = null`,
      [
        structureId,
        connectionId,
        sealForConnection(JSON.stringify(read.value), owner),
        JSON.stringify(shownOf(thin.fields, read.value)),
        staff.id,
      ],
    );
    await tx.query('update erp_fetch set due_at = now(), tries = 0 where structure_id = $1 and connection_id = $2', [
      structureId,
      connectionId,
    ]);
    await queueFetches(tx, owner, new Date());
    await closeIncident(tx, owner, 'credentials');
    await recordEvents(tx, [{ structureId, staffId: staff.id, kind: 'erp-api-set', details: { connectionId } }]);
    return succeed(null);
  });
}

/** Reads the form by the fields of the profile. An address that is not allowed is named as such. */
function readSettings(
  fields: readonly ApiField[],
  entered: Record<string, string>,
  allowPrivate: boolean,
): Result<ApiSettings, ApiSettingsProblem> {
  const problems: ApiSettingsProblem = {};
  const settings: Record<string, string> = {};
  for (const { name, pattern, optional } of fields) {
    const text = (entered[name] ?? '').slice(0, 2_000).trim();
    if (text === '') {
      if (!optional) problems[name] = 'required';
    } else if (name === 'baseUrl') {
      const url = readBaseUrl(text, allowPrivate);
      if (url.ok) settings[name] = url.value;
      else problems[name] = url.problem;
    } else if (pattern.test(text)) settings[name] = text;
    else problems[name] = 'format';
  }
  return Object.keys(problems).length > 0 ? fail(problems) : succeed(settings);
}

function shownOf(fields: readonly ApiField[], settings: ApiSettings): ApiSettings {
  return Object.fromEntries(
    fields.flatMap(({ name, secret }) => {
      const value = settings[name];
      return value === undefined ? [] : [[name, secret ? value.slice(-4) : value]];
    }),
  );
}
