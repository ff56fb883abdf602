import { readFileSync } from 'node:fs';
import { hostname } from 'node:os';

/** Where variables and files of provisioning values come from. */
export interface ExpansionSources {
  readonly env: Readonly<Record<string, string | undefined>>;
  /** Text of a file; throws when it cannot be read. */
  readonly readFile: (path: string) => string;
}

/** The sources of a running server: the given variables and the real file system. */
export function systemSources(env: ExpansionSources['env']): ExpansionSources {
  return { env, readFile: (path) => readFileSync(path, 'utf8') };
}

/**
 * Expands `$VAR`, `${VAR}`, `$__env{VAR}`, `$__file{path}` and `$$` in one string as Grafana does
 * (pkg/services/provisioning/values/values.go, pkg/setting/expanders.go): what an expression yields is not expanded as
 * an expression again, so they do not nest (`$__file{$VAR}` reads a file of that very name), and an unset variable is
 * empty.
 * @throws Error when a file cannot be read
 */
export function expandString(text: string, sources: ExpansionSources): string {
  return text
    .split('$$')
    .map((part) => expandVariables(expandExpressions(part, sources), sources))
    .join('$');
}

/** Expands every string inside a parsed YAML value; keys stay as they are. */
export function expandValue(value: unknown, sources: ExpansionSources): unknown {
  if (typeof value === 'string') {
    return expandString(value, sources);
  }
  if (Array.isArray(value)) {
    return value.map((item) => expandValue(item, sources));
  }
  if (typeof value === 'object' && value !== null) {
    return Object.fromEntries(Object.entries(value).map(([key, item]) => [key, expandValue(item, sources)]));
  }
  return value;
}

const expression = /\$(|__\w+)\{([^}]+)\}/g;

function expandExpressions(text: string, { env, readFile }: ExpansionSources): string {
  const withVariables = text.replace(expression, (match, name: string, argument: string) =>
    name === '' || name === '__env' ? (env[argument] ?? (argument === 'HOSTNAME' ? hostname() : '')) : match
  );
  return withVariables.replace(expression, (match, name: string, argument: string) =>
    name === '__file' ? readFile(argument).trim() : match
  );
}

/** Go's `os.ExpandEnv`: braces, shell's one-character names, or letters, digits and `_`; broken braces vanish. */
const shellVariable = /\$(?:\{([^}]*)\}|(\{)|([*#$@!?\-0-9]|\w+))/g;

function expandVariables(text: string, { env }: ExpansionSources): string {
  return text.replace(
    shellVariable,
    (_match, braced: string | undefined, _broken: string | undefined, plain: string | undefined) =>
      env[braced ?? plain ?? ''] ?? ''
  );
}
