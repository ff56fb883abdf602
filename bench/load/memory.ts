import { readFileSync } from 'node:fs';

/** Resident memory of a process in MB (10⁶ bytes), where Linux's /proc tells it. */
export function residentMb(pid: number | undefined): number | undefined {
  return statusMb(pid, 'VmRSS');
}

/** The most that a process ever had resident, in MB (10⁶ bytes), where Linux's /proc tells it. */
export function peakMb(pid: number | undefined): number | undefined {
  return statusMb(pid, 'VmHWM');
}

function statusMb(pid: number | undefined, name: 'VmRSS' | 'VmHWM'): number | undefined {
  try {
    const status = readFileSync(`/proc/${pid}/status`, 'utf8');
    const kib = new RegExp(`^${name}:\\s+(\\d+) kB$`, 'm').exec(status)?.[1];
    return kib === undefined ? undefined : (Number(kib) * 1024) / 1e6;
  } catch {
    return undefined;
  }
}
