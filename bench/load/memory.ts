import { readFileSync } from 'node:fs';

/** Resident memory of a process in MB (10⁶ bytes), where Linux's /proc tells it. */
export function residentMb(pid: number | undefined): number | undefined {
  try {
    const kib = /^VmRSS:\s+(\d+) kB$/m.exec(readFileSync(`/proc/${pid}/status`, 'utf8'))?.[1];
    return kib === undefined ? undefined : (Number(kib) * 1024) / 1e6;
  } catch {
    return undefined;
  }
}
