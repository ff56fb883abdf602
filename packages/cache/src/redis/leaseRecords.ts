import type { SharedFailure } from '../SharedLevel';
import type { RedisReply } from './RedisConnection';
import { seal, unseal } from './seal';
import type { SharedOwner } from './SharedOwner';

/** Where a question's lease and its last failure are kept. */
export interface LeasePlace {
  readonly owner: SharedOwner;
  readonly leaseName: string;
  readonly failureName: string;
}

/** What Redis has for a question, as far as it is authentic. */
export interface LeaseView {
  /** Whether the lease was taken by this look. */
  readonly isTaken: boolean;
  /** As it is stored; empty when there is none. */
  readonly record: Buffer;
  /** The holder's token; `undefined` when nobody holds the lease by right. */
  readonly holder: string | undefined;
  readonly failure: RecordedFailure | undefined;
}

/** A failure, and which lease's load it was. */
export interface RecordedFailure extends SharedFailure {
  readonly token: string;
}

/** A failure larger than this is not shared. */
export const maxFailureBytes = 64 * 1024;

/** A lease as it is stored. */
export function sealLease(token: Buffer, { leaseName, owner }: LeasePlace): Buffer {
  return seal(leaseName, token, owner);
}

/** A failure as it is stored. @throws TypeError when the error is not plain JSON */
export function sealFailure(failure: RecordedFailure, { failureName, owner }: LeasePlace): Buffer {
  return seal(failureName, Buffer.from(JSON.stringify(failure)), owner);
}

/** Reads what the scripts give. A lease that lives without end, or longer than any, is nobody's. */
export function readView(reply: RedisReply, place: LeasePlace, maxTtlMs: number): LeaseView {
  const [taken, lease, ttlMs, failure]: readonly unknown[] = Array.isArray(reply) ? reply : [];
  const record = Buffer.isBuffer(lease) ? lease : Buffer.alloc(0);
  const isBounded = typeof ttlMs === 'number' && ttlMs >= 0 && ttlMs <= maxTtlMs;
  return {
    isTaken: taken === 1,
    record,
    holder: isBounded ? unseal(place.leaseName, record, place.owner)?.toString('base64url') : undefined,
    failure: Buffer.isBuffer(failure) ? readFailure(failure, place) : undefined,
  };
}

function readFailure(sealed: Buffer, { failureName, owner }: LeasePlace): RecordedFailure | undefined {
  const payload = unseal(failureName, sealed, owner);
  const failure: unknown = payload === undefined ? undefined : JSON.parse(payload.toString());
  return isRecordedFailure(failure) ? failure : undefined;
}

function isRecordedFailure(candidate: unknown): candidate is RecordedFailure {
  return (
    typeof candidate === 'object' &&
    candidate !== null &&
    'token' in candidate &&
    typeof candidate.token === 'string' &&
    'standsUntilMs' in candidate &&
    typeof candidate.standsUntilMs === 'number'
  );
}
