import { expect, test } from 'vitest';
import { isRead, repeatable } from './is-read.ts';

test.each([
  'select 1',
  '\n  SELECT "a"."id" FROM "public"."client" AS "a" WHERE 1=1',
  'with recent as (select updated_at, inserted from client) select * from recent',
  'show server_version',
  `${repeatable} update staff_session set seen_at = now()`,
])('repeats %j after a lost connection', (text) => {
  expect(isRead(text)).toBe(true);
  expect(isRead({ text })).toBe(true);
});

test.each([
  'insert into throttle values ($1)',
  'update client set last_name = $1',
  'with gone as (delete from mail returning id) select count(*) from gone',
  `select graphile_worker.add_job('send-mail')`,
  'select pg_notify($1, $2)',
  'select id from mail for update skip locked',
  `select nextval('numbers')`,
  'select * into copied from client',
  'select pg_try_advisory_lock(1)',
  'begin',
  'COMMIT',
  'call something()',
])('does not repeat %j', (text) => {
  expect(isRead(text)).toBe(false);
});

test('does not repeat what is no text', () => {
  expect(isRead(undefined)).toBe(false);
  expect(isRead(null)).toBe(false);
  expect(isRead({ submit: () => undefined })).toBe(false);
});
