import { may } from '#lib/actor/permissions.ts';
import type { Staff } from '#lib/actor/staff.ts';
import { connection as database } from '#lib/database/connection.ts';
import type { ProfileName } from '#lib/erp/profiles/profile.ts';
import { profileOf } from '#lib/erp/profiles/profile-of.ts';
import type { ApiSettings } from '#lib/erp/profiles/thin-profile.ts';
import type { ApiProblemCode } from './api-problem.ts';

/** A field of the form. `shown`: what is stored, or the last four characters of a secret one. */
export type ShownField = {
  name: string;
  secret: boolean;
  optional: boolean;
  example: string | null;
  shown: string | null;
};

/**
 * How fetching people stands. `setAt` null: staff has entered no settings yet. `waiting`: people
 * who are to be fetched; `pausedUntil`: only while it lies ahead.
 */
export type ApiState = {
  fields: ShownField[];
  setAt: Date | null;
  waiting: number;
  lastError: ApiProblemCode | null;
  lastErrorAt: Date | null;
  pausedUntil: Date | null;
  pull: PullState | null;
};

/** The latest reading of the full base. `error`: why it failed, or what it waits for. */
export type PullState = {
  state: 'running' | 'done' | 'failed';
  seen: number;
  total: number | null;
  error: ApiProblemCode | 'incomplete' | null;
};

type Row = {
  profile: ProfileName;
  shown: ApiSettings | null;
  waiting: number;
} & Omit<ApiState, 'fields' | 'waiting'>;

/**
 * Reads how people are fetched for the actor's structure; null when its ERP needs no fetch, or it
 * has none.
 */
export async function readApiState(staff: Staff): Promise<ApiState | null> {
  if (!may(staff, 'erp.read')) return null;
  const { rows } = await database().pool.query<Row>(
    `select c.profile, a.shown, a.set_at as "setAt", a.last_error as "lastError", a.last_error_at as "lastErrorAt",
       case when a.paused_until > now() then a.paused_until end as "pausedUntil",
       (select count(*)::int from erp_fetch f where f.structure_id = c.structure_id and f.connection_id = c.id)
         as waiting,
       (select json_build_object('state', p.state, 'seen', p.seen, 'total', p.total, 'error', p.last_error)
        from erp_pull p where p.structure_id = c.structure_id and p.connection_id = c.id) as pull
     from erp_connection c left join erp_api a on a.structure_id = c.structure_id and a.connection_id = c.id
     where c.structure_id = $1 and c.state <> 'disconnected'`,
    [staff.structure.id],
  );
  const [row] = rows;
  const thin = row && profileOf(row.profile).thin;
  if (!thin) return null;
  const { profile: _, shown, ...state } = row;
  const fields = thin.fields.map(({ name, secret, example, optional }) => ({
    name,
    secret,
    optional: optional ?? false,
    example: example ?? null,
    shown: shown?.[name] ?? null,
  }));
  return { ...state, fields };
}
