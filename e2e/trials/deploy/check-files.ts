import path from 'node:path';
import type { Site } from './adapted-files.ts';
import { isInstalled, type Report, runProgram } from './report.ts';

/** The most that `systemd-analyze security` may find exposed, of 10. */
const maxExposure = 2;

/** A file, the program that knows its format, and what it is called with. */
type FileCheck = { name: string; program: string; run: () => Promise<string | undefined> | string | undefined };

/** Has the programs that read the files of `docs/deploy` check them. */
export async function checkFiles(site: Site, files: Record<string, string>, report: Report): Promise<void> {
  const checks: FileCheck[] = [
    { name: 'systemd: the unit', program: 'systemd-analyze', run: () => checkUnit(site.folder, false) },
    { name: 'systemd: the unit of the worker', program: 'systemd-analyze', run: () => checkUnit(site.folder, true) },
    { name: 'systemd: exposure', program: 'systemd-analyze', run: checkExposure },
    { name: 'nginx -t', program: 'nginx', run: () => noWarning('nginx', ['-t', '-q', '-c', files.nginx ?? '']) },
    {
      name: 'caddy validate',
      program: 'caddy',
      run: () =>
        runProgram('caddy', ['validate', '--adapter', 'caddyfile', '--config', files.caddy ?? '']).split('\n')[0],
    },
    { name: 'haproxy -c', program: 'haproxy', run: () => noWarning('haproxy', ['-c', '-f', files.haproxy ?? '']) },
    {
      name: 'promtool: configuration and alerts',
      program: 'promtool',
      run: () => noWarning('promtool', ['check', 'config', files.prometheus ?? '']),
    },
    {
      name: 'patroni: its own validation of the configuration',
      program: 'patroni',
      run: () => checkPatroni(),
    },
  ];
  for (const { name, program, run } of checks) {
    if (isInstalled(program)) await report.check(name, run);
    else report.skip(name, `${program} is not installed`);
  }
  report.skip(
    'the image, compose.yaml and the manifests of Kubernetes',
    'no daemon of Docker and no cluster is used here',
  );
}

/** Has a program check a file. Warnings count: none is expected. */
function noWarning(program: string, args: string[]): undefined {
  const printed = runProgram(program, args);
  if (/warn/i.test(printed)) throw new Error(printed);
}

/** The unit in a folder of its own, with programs that exist here. */
function checkUnit(folder: string, isWorker: boolean): undefined {
  const units = path.join(folder, isWorker ? 'worker-units' : 'units');
  const unit = path.join(units, isWorker ? 'club-worker.service' : 'club.service');
  const node = process.execPath;
  runProgram('mkdir', ['-p', units]);
  runProgram('cp', ['docs/deploy/systemd/club.service', unit]);
  runProgram('cp', ['-R', `docs/deploy/systemd/${isWorker ? 'club-worker' : 'club'}.service.d`, units]);
  const copies = isWorker ? [unit, path.join(units, 'club-worker.service.d/worker.conf')] : [unit];
  for (const copy of copies) runProgram('sed', ['-i', `s#/srv/club/node_modules/.bin/node#${node}#`, copy]);
  const printed = runProgram('systemd-analyze', ['verify', '--man=no', unit]);
  if (printed.includes(path.basename(unit))) throw new Error(printed);
}

function checkExposure(): string {
  const threshold = `--threshold=${maxExposure * 10}`;
  const unit = 'docs/deploy/systemd/club.service';
  const printed = runProgram('systemd-analyze', ['security', '--offline=yes', threshold, '--no-pager', unit]);
  return printed.split('\n').at(-1)?.replace(/^\W+/, '') ?? '';
}

/** Addresses of other machines do not answer here: only what is said about the format counts. */
function checkPatroni(): undefined {
  const script = `import yaml
from patroni.config import Config
print(Config('docs/deploy/database/patroni.yml', validator=None)['scope'])`;
  const printed = runProgram('/usr/bin/python3', ['-c', script]);
  if (printed.split('\n').at(-1) !== 'club') throw new Error(printed);
}
