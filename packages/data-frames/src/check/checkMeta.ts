import type { Frame } from '../Frame';
import type { FrameMeta, FrameType, Notice } from '../FrameMeta';
import { frameFault } from './frameFault';
import { jsonFault } from './jsonFault';

const frameTypes = {
  'timeseries-wide': true,
  'timeseries-multi': true,
  'timeseries-long': true,
  'numeric-wide': true,
  'numeric-multi': true,
  'numeric-long': true,
  'log-lines': true,
  table: true,
} as const satisfies Record<FrameType, true>;

const severities = { info: true, warning: true, error: true } as const satisfies Record<Notice['severity'], true>;

const visualisations = {
  graph: true,
  table: true,
  logs: true,
  trace: true,
  nodeGraph: true,
  flamegraph: true,
} as const satisfies Record<NonNullable<FrameMeta['preferredVisualisationType']>, true>;

const isString = (value: unknown): boolean => typeof value === 'string';
const isOneOf = (names: object, value: unknown): boolean => typeof value === 'string' && Object.hasOwn(names, value);
const isCount = (value: unknown): boolean => Number.isSafeInteger(value) && (value as number) >= 0;
const isListOf = (value: unknown, isItem: (item: unknown) => boolean): boolean =>
  Array.isArray(value) && value.every(isItem);

const hasOnly = (value: unknown, keys: Readonly<Record<string, (value: unknown) => boolean>>): boolean =>
  typeof value === 'object' &&
  value !== null &&
  Object.entries(value).every(([key, child]) => Object.hasOwn(keys, key) && keys[key]?.(child) === true);

const isNotice = (value: unknown): boolean =>
  hasOnly(value, {
    severity: (severity) => isOneOf(severities, severity),
    text: isString,
    link: (link) => link === undefined || isString(link),
  }) &&
  Object.hasOwn(value as object, 'severity') &&
  Object.hasOwn(value as object, 'text');

const isStat = (value: unknown): boolean =>
  hasOnly(value, {
    displayName: isString,
    value: Number.isFinite,
    unit: (unit) => unit === undefined || isString(unit),
  }) && Object.hasOwn(value as object, 'value');

/** What the Go decoder accepts for each key; one refused key would fail the answers of all queries of a request. */
const accepts: Readonly<Record<keyof FrameMeta, (value: unknown) => boolean>> = {
  type: (value) => isOneOf(frameTypes, value),
  typeVersion: (value) => isListOf(value, isCount) && (value as readonly unknown[]).length === 2,
  notices: (value) => isListOf(value, isNotice),
  stats: (value) => isListOf(value, isStat),
  custom: () => true,
  executedQueryString: isString,
  preferredVisualisationType: (value) => isOneOf(visualisations, value),
  preferredVisualisationPluginId: isString,
  dataTopic: (value) => value === 'annotations',
  uniqueRowIdFields: (value) => isListOf(value, isCount),
};

/** Throws a `FrameError` unless Grafana's decoder reads the frame's meta and JSON keeps all of it. */
export function checkMeta(frame: Frame): void {
  if (frame.meta === undefined) {
    return;
  }
  for (const [key, value] of Object.entries(frame.meta)) {
    if (value === undefined) {
      continue;
    }
    if (!Object.hasOwn(accepts, key)) {
      throw frameFault(frame, undefined, `has an unknown key in meta: ${key}`);
    }
    if (!accepts[key as keyof FrameMeta](value)) {
      throw frameFault(frame, undefined, `has a meta.${key} that Grafana refuses`, value);
    }
  }
  const fault = jsonFault(frame.meta);
  if (fault !== undefined) {
    throw frameFault(frame, undefined, `has a meta that JSON cannot hold, ${fault}`);
  }
}
