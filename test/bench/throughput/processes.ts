import { spawnSync } from 'node:child_process';
import { readFileSync } from 'node:fs';

/** Clock ticks a second that /proc counts in; 100 nearly everywhere. */
const ticksPerSecond = Number(spawnSync('getconf', ['CLK_TCK'], { encoding: 'utf8' }).stdout) || 100;

/**
 * CPU time that a process has used so far, user and system, all its threads (ended ones too) and no child process,
 * in milliseconds.
 * @returns undefined where the system has no /proc, or when the process is gone
 */
export function cpuMilliseconds(pid: number): number | undefined {
  try {
    const stat = readFileSync(`/proc/${pid}/stat`, 'utf8');
    // The name in parentheses may hold anything; fields are counted behind it. See proc_pid_stat(5): 14 and 15.
    const fields = stat.slice(stat.lastIndexOf(') ') + 2).split(' ');
    return ((Number(fields[11]) + Number(fields[12])) / ticksPerSecond) * 1000;
  } catch {
    return undefined;
  }
}

/** The value of a process's `--port` argument. */
export function portOf(pid: number): number | undefined {
  const words = readFileSync(`/proc/${pid}/cmdline`, 'utf8').split('\0');
  const port = Number(words[words.indexOf('--port') + 1]);
  return words.includes('--port') && port > 0 ? port : undefined;
}
