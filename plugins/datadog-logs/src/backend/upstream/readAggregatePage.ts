import { InvalidAnswer, parseAnswer, propertyOf } from '@glance/data-source';
import type { AggregateBucket, AggregatePage, TimedValues } from './AggregateAnswer';
import type { AggregateRequest } from './AggregateRequest';
import { answerMeta } from './answerMeta';

type Asked = Pick<AggregateRequest, 'computes' | 'intervalMs'>;

/**
 * Reads the body of an aggregate's answer. Buckets of time come as text, the same ones in every group, and a large answer
 * has a million of them: each is read once.
 * @throws InvalidAnswer when it is not what Datadog documents; the message holds nothing of the body
 */
export function readAggregatePage(body: string, asked: Asked): AggregatePage {
  const answer = parseAnswer(body);
  const buckets = propertyOf(propertyOf(answer, 'data'), 'buckets');
  if (!Array.isArray(buckets)) {
    throw new InvalidAnswer('data.buckets is not a list');
  }
  const times = new Map<string, number>();
  return {
    ...answerMeta(answer),
    buckets: buckets.map((bucket: unknown) => readBucket(bucket, { asked, times })),
  };
}

interface Reading {
  readonly asked: Asked;
  /** Instants that were read already, epoch ms. */
  readonly times: Map<string, number>;
}

function readBucket(bucket: unknown, { asked, times }: Reading): AggregateBucket {
  const computes = propertyOf(bucket, 'computes');
  if (typeof computes !== 'object' || computes === null) {
    throw new InvalidAnswer('a bucket has no computes');
  }
  return {
    by: readGroup(propertyOf(bucket, 'by')),
    // Datadog names them c0, c1, … by their place in the request.
    computes: asked.computes.map((_, index) => {
      const value = propertyOf(computes, `c${index}`);
      return asked.intervalMs === undefined ? readNumber(value) : readTimedValues(value, times);
    }),
  };
}

function readGroup(by: unknown): Readonly<Record<string, string>> {
  const entries = Object.entries((by ?? {}) as Readonly<Record<string, unknown>>);
  return Object.fromEntries(entries.map(([facet, value]) => [facet, readFacetValue(value)]));
}

function readFacetValue(value: unknown): string {
  switch (typeof value) {
    case 'string':
      return value;
    case 'number':
    case 'boolean':
      return String(value);
    default:
      if (value === null || value === undefined) {
        return '';
      }
      throw new InvalidAnswer('the value of a facet is neither text nor number');
  }
}

function readTimedValues(list: unknown, times: Map<string, number>): TimedValues {
  if (list === undefined || list === null) {
    return { timesMs: [], values: [] };
  }
  if (!Array.isArray(list)) {
    throw new InvalidAnswer('a compute over time is not a list');
  }
  const points = list.map((point: unknown): Point => ({
    timeMs: readTime(propertyOf(point, 'time'), times),
    value: readNumber(propertyOf(point, 'value')),
  }));
  // Nothing promises an order; those that are in order already cost one look each.
  points.sort((one, other) => one.timeMs - other.timeMs);
  return { timesMs: points.map(({ timeMs }) => timeMs), values: points.map(({ value }) => value) };
}

interface Point {
  readonly timeMs: number;
  readonly value: number | null;
}

function readTime(time: unknown, times: Map<string, number>): number {
  const known = typeof time === 'string' ? times.get(time) : undefined;
  if (known !== undefined) {
    return known;
  }
  const ms = typeof time === 'string' ? Date.parse(time) : Number.NaN;
  if (Number.isNaN(ms)) {
    throw new InvalidAnswer('the time of a point is none');
  }
  times.set(time as string, ms);
  return ms;
}

// Large counts come as text.
function readNumber(value: unknown): number | null {
  if (value === undefined || value === null) {
    return null;
  }
  const number = typeof value === 'string' && value.trim() !== '' ? Number(value) : value;
  if (typeof number !== 'number' || Number.isNaN(number)) {
    throw new InvalidAnswer('the value of a compute is no number');
  }
  return number;
}
