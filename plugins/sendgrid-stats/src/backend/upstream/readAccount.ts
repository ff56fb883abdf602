import { InvalidAnswer, parseAnswer, propertyOf } from '@glance/data-source';
import { FIGURES } from '../../shared/AccountQuery';
import type { Credits } from './Credits';

/** Reads `{remain, total, overage, used, …}`. @throws InvalidAnswer */
export function readCredits(body: string): Credits {
  const parsed = parseAnswer(body);
  if (FIGURES.every((figure) => propertyOf(parsed, figure) === undefined)) {
    throw new InvalidAnswer('no credits');
  }
  const [remain, total, overage, used] = FIGURES.map((figure) => numberOrNull(propertyOf(parsed, figure), figure));
  return { remain: remain ?? null, total: total ?? null, overage: overage ?? null, used: used ?? null };
}

/** Reads `{type, reputation}`, in percent. @throws InvalidAnswer */
export function readReputation(body: string): number {
  const reputation = propertyOf(parseAnswer(body), 'reputation');
  if (typeof reputation !== 'number') {
    throw new InvalidAnswer('no reputation');
  }
  return reputation;
}

/** Reads `{scopes: […]}`. @throws InvalidAnswer */
export function readScopes(body: string): readonly string[] {
  const scopes = propertyOf(parseAnswer(body), 'scopes');
  if (!Array.isArray(scopes)) {
    throw new InvalidAnswer('no list of scopes');
  }
  return scopes.filter((scope): scope is string => typeof scope === 'string');
}

/** Reads one property of each thing of a list: `[{category}]`, `[{username}]`. @throws InvalidAnswer */
export function readNames(body: string, property: 'category' | 'username'): readonly string[] {
  const parsed = parseAnswer(body);
  if (!Array.isArray(parsed)) {
    throw new InvalidAnswer('not a list');
  }
  return parsed.map((item: unknown) => {
    const name = propertyOf(item, property);
    if (typeof name !== 'string') {
      throw new InvalidAnswer(`something without ${property}`);
    }
    return name;
  });
}

function numberOrNull(value: unknown, name: string): number | null {
  if (value === undefined || value === null) {
    return null;
  }
  if (typeof value !== 'number') {
    throw new InvalidAnswer(`${name} that is no number`);
  }
  return value;
}
