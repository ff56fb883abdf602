import type { Field } from '../Field';
import type { FieldConfig } from '../FieldConfig';
import type { Frame } from '../Frame';
import { frameFault } from './frameFault';
import { jsonFault } from './jsonFault';

const isString = (value: unknown): boolean => typeof value === 'string';
const isBoolean = (value: unknown): boolean => typeof value === 'boolean';
const isFinite = (value: unknown): boolean => Number.isFinite(value);
const isObject = (value: unknown): boolean => typeof value === 'object' && value !== null && !Array.isArray(value);
const isTexts = (value: unknown): boolean => Array.isArray(value) && value.every(isString);

const isLink = (value: unknown): boolean => {
  if (!isObject(value)) {
    return false;
  }
  const { title, url, targetBlank } = value as Record<string, unknown>;
  return isString(title) && isString(url) && (targetBlank === undefined || isBoolean(targetBlank));
};

const isType = (value: unknown): boolean => {
  const { enum: texts } = isObject(value) ? (value as Record<string, unknown>) : { enum: null };
  if (texts === undefined) {
    return true;
  }
  if (!isObject(texts)) {
    return false;
  }
  const { text, color } = texts as Record<string, unknown>;
  return isTexts(text) && (color === undefined || isTexts(color));
};

/** What the Go decoder accepts for each key. Numbers must be finite, since JSON has no others. */
const accepts: Readonly<Record<keyof FieldConfig, (value: unknown) => boolean>> = {
  displayName: isString,
  displayNameFromDS: isString,
  path: isString,
  description: isString,
  filterable: isBoolean,
  writeable: isBoolean,
  unit: isString,
  decimals: (value) => Number.isInteger(value) && (value as number) >= 0 && (value as number) <= 65_535,
  min: isFinite,
  max: isFinite,
  interval: isFinite,
  color: isObject,
  links: (value) => Array.isArray(value) && value.every(isLink),
  noValue: isString,
  type: isType,
  custom: isObject,
};

/** Throws a `FrameError` unless Grafana's decoder reads the field's config and JSON keeps all of it. */
export function checkConfig(frame: Frame, field: Field): void {
  if (field.config === undefined) {
    return;
  }
  for (const [key, value] of Object.entries(field.config)) {
    if (value === undefined) {
      continue;
    }
    if (!Object.hasOwn(accepts, key)) {
      throw frameFault(frame, field, `has an unknown key in config: ${key}`);
    }
    if (!accepts[key as keyof FieldConfig](value)) {
      throw frameFault(frame, field, `has a config.${key} that Grafana refuses`, value);
    }
  }
  const fault = jsonFault(field.config);
  if (fault !== undefined) {
    throw frameFault(frame, field, `has a config that JSON cannot hold, ${fault}`);
  }
}
