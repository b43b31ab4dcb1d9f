import { execFile, spawn } from 'node:child_process';
import { randomBytes } from 'node:crypto';
import { once } from 'node:events';
import path from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { promisify } from 'node:util';
import { connection } from '#lib/database/connection.ts';
import { freePort } from '#lib/database/embedded/free-port.ts';

const run = promisify(execFile);
/** Debian's own Python, which its packages belong to. */
const python = '/usr/bin/python3';
const folder = path.join(import.meta.dirname, 'django');

/** A running Django admin, with the session cookie of its superuser. */
export type DjangoSite = { url: string; cookie: string; version: string; stop(): Promise<void> };

/** Returns what is missing on this machine for a Django site, as a sentence; null if nothing is. */
export async function djangoMissing(): Promise<string | null> {
  try {
    await run(python, ['-c', 'import django, psycopg2, gunicorn']);
    return null;
  } catch {
    return 'needs the Debian packages python3-django, python3-psycopg2 and gunicorn';
  }
}

/** Starts a Django admin on the product's database, whose list shows the clients of a structure. */
export async function startDjango(databaseUrl: string, structureId: string): Promise<DjangoSite> {
  const port = await freePort();
  const env = {
    ...process.env,
    PYTHONPATH: folder,
    PYTHONDONTWRITEBYTECODE: '1',
    DJANGO_SETTINGS_MODULE: 'settings',
    DJANGO_SECRET: randomBytes(32).toString('hex'),
    DATABASE_URL: databaseUrl,
    STRUCTURE: structureId,
  };
  const manage = async (...args: string[]) => (await run(python, ['-m', 'django', ...args], { env })).stdout.trim();
  await connection().pool.query('create schema if not exists bench_django');
  await manage('migrate', '--verbosity', '0');
  const cookie = `sessionid=${await manage('shell', '-c', signIn)}`;
  const server = [
    '-m',
    'gunicorn',
    '--bind',
    `127.0.0.1:${port}`,
    '--worker-class',
    'gthread',
    '--log-level',
    'warning',
    'wsgi:application',
  ];
  const child = spawn(python, server, { env, stdio: ['ignore', 'ignore', 'inherit'] });
  const gone = once(child, 'exit');
  const stop = async () => {
    child.kill();
    await gone;
  };
  const url = `http://127.0.0.1:${port}`;
  try {
    await answered(url);
    return { url, cookie, version: await manage('version'), stop };
  } catch (error) {
    await stop();
    throw error;
  }
}

const signIn = `
from importlib import import_module
from django.conf import settings
from django.contrib.auth import BACKEND_SESSION_KEY, HASH_SESSION_KEY, SESSION_KEY
from django.contrib.auth.models import User
staff = User.objects.create_superuser('nadia', 'nadia@bench.example', 'une phrase assez longue')
session = import_module(settings.SESSION_ENGINE).SessionStore()
session[SESSION_KEY] = staff.pk
session[BACKEND_SESSION_KEY] = settings.AUTHENTICATION_BACKENDS[0]
session[HASH_SESSION_KEY] = staff.get_session_auth_hash()
session.save()
print(session.session_key)
`;

async function answered(url: string): Promise<void> {
  for (let left = 100; left > 0; left -= 1) {
    const answer = await fetch(url, { redirect: 'manual' }).catch(() => null);
    if (answer) return;
    await pause(100);
  }
  throw new Error('Django does not answer');
}
