// What `npm start` and `npm test` call: installs what is missing, then runs the real script on Lambda's own Node.
// Plain JavaScript that needs nothing installed and runs on any Node from 20.
import { spawn, spawnSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { existsSync, mkdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

const root = join(dirname(fileURLToPath(import.meta.url)), '..');
const windows = process.platform === 'win32';

/**
 * Name → what Node is given. A name with several steps runs them in turn and stops at the first that fails; extra
 * arguments go to the last step.
 */
const jest = ['--experimental-vm-modules', '--disable-warning=ExperimentalWarning', 'node_modules/jest/bin/jest.js'];
const scripts = {
  start: [['--disable-warning=ExperimentalWarning', 'bin/local.ts']],
  test: [jest],
  bench: [['--disable-warning=ExperimentalWarning', 'test/bench/index.ts']],
  costs: [['--disable-warning=ExperimentalWarning', 'test/bench/index.ts', '--only', 'costs']],
  faults: [['--disable-warning=ExperimentalWarning', 'test/faults/index.ts']],
  breaks: [['--disable-warning=ExperimentalWarning', 'test/breaks/index.ts']],
  fixtures: [['--disable-warning=ExperimentalWarning', 'test/fixtures/index.ts']],
  'verify-audit': [['bin/verify-audit.ts']],
  calendar: [['bin/calendar.ts']],
  policy: [['bin/policy.ts']],
  permissions: [[...jest, 'test/journeys'], ['bin/permissions.ts']],
  'check:template': [['bin/check-template.ts']],
  synth: [['bin/redress.ts']],
  format: [['node_modules/@biomejs/biome/bin/biome', 'format', '--write', '.']],
  check: [
    ['node_modules/typescript/bin/tsc', '-p', '.'],
    ['node_modules/typescript/bin/tsc', '-p', 'web'],
    ['node_modules/oxlint/bin/oxlint', '--type-aware'],
    ['node_modules/@biomejs/biome/bin/biome', 'format', '.'],
    ['node_modules/knip/bin/knip.js'],
    jest,
    ['bin/redress.ts'],
  ],
};

const [name = '', ...extra] = process.argv.slice(2);
const steps = Object.hasOwn(scripts, name) ? scripts[name] : undefined;
if (steps === undefined) {
  fail(`There is no script "${name}". Known scripts: ${Object.keys(scripts).join(', ')}.`);
}

process.chdir(root);
await install();
const node = chooseNode();
for (const [index, step] of steps.entries()) {
  const last = index === steps.length - 1;
  const script = step.find((part) => !part.startsWith('-'));
  if (!existsSync(script)) fail(`"${name}" needs ${script}, which is not in this checkout.`);
  const code = await run(node, last ? [...step, ...extra] : step);
  if (code !== 0 || last) process.exit(code);
}

/** Installs what package-lock.json names when node_modules does not hold it; one at a time. */
async function install() {
  const key = createHash('sha256').update(readFileSync('package-lock.json')).digest('hex');
  const stamp = join('node_modules', '.redress-installed');
  if (readIfThere(stamp) === key) return;
  const release = await lock(join('.redress', 'install.lock'));
  try {
    if (readIfThere(stamp) === key) return;
    if (!installedAsLocked()) {
      // Tests and builds are what these scripts are for, whatever NODE_ENV says.
      const flags = ['--include=dev', '--include=optional', '--loglevel=error'];
      const command = namesEveryPlatform() ? ['ci'] : ['install', '--no-save'];
      console.error(`Installing what is missing (npm ${command.join(' ')}); this happens once…`);
      const done = npm([...command, ...flags]);
      if (done.error) fail(`npm could not be started (${done.error.message}). Install npm, then try again.`);
      if (done.status !== 0) {
        fail('npm failed; its own message is above. Check the network and the npm registry, then try again.');
      }
    }
    writeFileSync(stamp, key);
  } finally {
    release();
  }
}

/** What npm says goes to standard error: standard output belongs to the script, and may be read by a program. */
function npm(args) {
  const self = process.env.npm_execpath;
  const stdio = ['ignore', 2, 2];
  if (self?.endsWith('.js')) return spawnSync(process.execPath, [self, ...args], { stdio });
  return spawnSync(windows ? 'npm.cmd' : 'npm', args, { stdio, shell: windows });
}

/**
 * `npm ci` refuses a lock file without the optional packages of other platforms, which is what npm writes when the
 * registry does not carry them. `npm install` then takes the same locked versions, and writes nothing back.
 */
function namesEveryPlatform() {
  const locked = JSON.parse(readFileSync('package-lock.json', 'utf8')).packages;
  return Object.entries(locked).every(([path, { optionalDependencies = {} }]) =>
    Object.keys(optionalDependencies).every(
      (needed) => (locked[`${path}/node_modules/${needed}`] ?? locked[`node_modules/${needed}`]) !== undefined,
    ),
  );
}

/** True when npm's own record of what it installed agrees with the lock file, whoever ran it. */
function installedAsLocked() {
  const record = readIfThere(join('node_modules', '.package-lock.json'));
  if (record === undefined) return false;
  const installed = JSON.parse(record).packages;
  const locked = JSON.parse(readFileSync('package-lock.json', 'utf8')).packages;
  return Object.entries(locked).every(
    ([path, { version, optional, link }]) =>
      path === '' || link || installed[path]?.version === version || (optional && installed[path] === undefined),
  );
}

/** A folder is the lock: making it is atomic. One left by a process that died is taken over. */
async function lock(folder) {
  mkdirSync(dirname(folder), { recursive: true });
  for (let waits = 0; ; waits++) {
    try {
      mkdirSync(folder);
      writeFileSync(join(folder, 'pid'), String(process.pid));
      const release = () => rmSync(folder, { recursive: true, force: true });
      process.once('exit', release);
      return release;
    } catch (error) {
      if (error.code !== 'EEXIST') throw error;
    }
    if (abandoned(folder)) rmSync(folder, { recursive: true, force: true });
    else if (waits === 0) console.error('Another run is installing; waiting for it…');
    await new Promise((resolve) => setTimeout(resolve, 200));
  }
}

function abandoned(folder) {
  const pid = Number(readIfThere(join(folder, 'pid')) ?? 0);
  if (pid === 0) return Date.now() - (statSync(folder, { throwIfNoEntry: false })?.mtimeMs ?? Date.now()) > 5000;
  try {
    process.kill(pid, 0);
    return false;
  } catch (error) {
    return error.code === 'ESRCH';
  }
}

/** The Node that Lambda runs, from node_modules; where the platform has no such package, a Node 24 of the machine. */
function chooseNode() {
  const own = join(root, 'node_modules', '.bin', windows ? 'node.cmd' : 'node');
  if (existsSync(own)) return own;
  const major = Number(process.versions.node.split('.')[0]);
  if (major >= 24) return process.execPath;
  return fail(
    `Redress runs on Node 24, as Lambda does. Its packaged Node exists for Linux x64 only (this is ${process.platform} ` +
      `${process.arch}) and the Node that started this is ${process.versions.node}. Install Node 24 and try again.`,
  );
}

/** Runs one script, hands on signals, and gives its exit code. */
function run(command, args) {
  return new Promise((resolve) => {
    // The channel tells the local machine when this process is gone, however it went.
    const stdio = name === 'start' ? ['inherit', 'inherit', 'inherit', 'ipc'] : 'inherit';
    const child = spawn(command, args, { stdio, shell: windows });
    for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP']) process.on(signal, () => child.kill(signal));
    child.on('error', (error) => fail(`${command} could not be started: ${error.message}`));
    child.on('exit', (code, signal) => {
      const signals = { SIGINT: 2, SIGKILL: 9, SIGTERM: 15, SIGHUP: 1 };
      resolve(code ?? 128 + (signals[signal] ?? 1));
    });
  });
}

function readIfThere(file) {
  try {
    return readFileSync(file, 'utf8');
  } catch {
    return undefined;
  }
}

function fail(sentence) {
  console.error(sentence);
  process.exit(1);
}
