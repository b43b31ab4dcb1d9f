// Checks the OpenAPI document with Redocly's rules, all of them as errors.
import { spawnSync } from 'node:child_process';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { apiDocument } from '#lib/erp/sandbox/api-document.ts';
import { Refusal } from '#lib/refusal.ts';
import { runCommand } from './run-command.ts';

await runCommand(lint);

async function lint(): Promise<void> {
  const folder = await mkdtemp(path.join(tmpdir(), 'club-open-api-'));
  try {
    const file = path.join(folder, 'openapi.json');
    await writeFile(file, JSON.stringify(apiDocument(), null, 2));
    const { status } = spawnSync('redocly', ['lint', file, '--config', 'redocly.yaml'], {
      stdio: 'inherit',
      // It runs without a network: nothing is reported, and no newer version is looked for.
      env: { ...process.env, REDOCLY_TELEMETRY: 'off', REDOCLY_SUPPRESS_UPDATE_NOTICE: 'true' },
    });
    if (status !== 0) throw new Refusal('The OpenAPI document breaks rules of redocly.yaml.');
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}
