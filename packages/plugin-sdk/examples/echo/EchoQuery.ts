import { PluginError, type DataQuery, type ErrorSource } from '../../src';

const columnKinds = ['timeseries', 'numericLong', 'logLines', 'table', 'allTypes', 'noData'] as const;

/** What an echo query asks for; see the README beside this file. */
export interface EchoQuery {
  readonly frames: number;
  readonly rows: number;
  readonly columns: (typeof columnKinds)[number];
  readonly delayMs: number;
  readonly error?: { readonly message: string; readonly status: number; readonly source: ErrorSource };
  readonly crash: boolean;
  readonly stray: boolean;
  readonly leak: boolean;
  readonly log?: unknown;
  readonly print?: string;
}

/** @throws PluginError 400 that names the field. */
export function parseEchoQuery({ model }: DataQuery): EchoQuery {
  return {
    frames: wholeNumber(model, 'frames', { fallback: 1, max: 10_000 }),
    rows: wholeNumber(model, 'rows', { fallback: 10, max: 10_000_000 }),
    columns: columnKinds.find((kind) => kind === (model.columns ?? 'timeseries')) ?? refuse('columns', model.columns),
    delayMs: wholeNumber(model, 'delayMs', { fallback: 0, max: 600_000 }),
    error: parseError(model.error),
    crash: model.crash === true,
    stray: model.stray === true,
    leak: model.leak === true,
    log: model.log,
    print: typeof model.print === 'string' ? model.print : undefined,
  };
}

function parseError(value: unknown): EchoQuery['error'] {
  if (value === undefined) {
    return undefined;
  }
  if (typeof value !== 'object' || value === null) {
    return refuse('error', value);
  }
  const { message = 'asked to fail', status = 400, source = 'downstream' } = value as Record<string, unknown>;
  return {
    message: String(message),
    status: typeof status === 'number' ? status : refuse('error.status', status),
    source: source === 'plugin' || source === 'downstream' ? source : refuse('error.source', source),
  };
}

function wholeNumber(
  model: Readonly<Record<string, unknown>>,
  name: string,
  limits: { readonly fallback: number; readonly max: number }
): number {
  const value = model[name] ?? limits.fallback;
  return typeof value === 'number' && Number.isInteger(value) && value >= 0 && value <= limits.max
    ? value
    : refuse(name, value);
}

function refuse(name: string, value: unknown): never {
  throw new PluginError(`${name} cannot be ${JSON.stringify(value)}`, { status: 400, source: 'downstream' });
}
