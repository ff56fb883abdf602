import type { GrafanaHost, PluginProcess } from '@glance/harness';

/** A secret that must not be found anywhere, by the name a failing test shows. */
export type Secrets = Readonly<Record<string, string>>;

/** What a plugin let out, by where: texts, bytes, and objects with both in them. */
export type Outputs = Readonly<Record<string, unknown>>;

/** So much of a secret's beginning or end is already too much: logs cut long values. */
const PART_CHARACTERS = 16;

/**
 * Looks for secrets in everything a plugin let out: whole, their first and last characters, and as URLs, JSON, base64
 * (at any offset) and hexadecimal digits write them. Returns one line a find, without the secret itself.
 */
export function findSecrets(outputs: Outputs, secrets: Secrets): readonly string[] {
  const forms = Object.entries(secrets).flatMap(([name, secret]) => formsOf(name, secret));
  return Object.entries(outputs).flatMap(([place, output]) => {
    const text = textOf(output);
    return forms.filter(({ written }) => text.includes(written)).map(({ form }) => `${form} in ${place}`);
  });
}

/** All that a plugin process shows to the outside at any time: stdout, stderr and metrics. */
export async function outputsOf(plugin: PluginProcess, host: GrafanaHost): Promise<Outputs> {
  return {
    stdout: plugin.stdout.join('\n'),
    stderr: plugin.logLines.map(({ raw }) => raw).join('\n'),
    metrics: await host.collectMetrics(),
  };
}

interface WrittenForm {
  readonly form: string;
  readonly written: string;
}

function formsOf(name: string, secret: string): readonly WrittenForm[] {
  if (secret.length < PART_CHARACTERS) {
    throw new RangeError(`The secret "${name}" is too short to be told from ordinary text`);
  }
  const bytes = Buffer.from(secret);
  const all: readonly WrittenForm[] = [
    { form: name, written: secret },
    { form: `beginning of ${name}`, written: secret.slice(0, PART_CHARACTERS) },
    { form: `end of ${name}`, written: secret.slice(-PART_CHARACTERS) },
    { form: `${name} in a URL`, written: encodeURIComponent(secret) },
    { form: `${name} in a form`, written: new URLSearchParams({ s: secret }).toString().slice(2) },
    { form: `${name} in JSON`, written: JSON.stringify(secret).slice(1, -1) },
    { form: `${name} in hexadecimal`, written: bytes.toString('hex') },
    ...[0, 1, 2].map((offset) => ({ form: `${name} in base64`, written: base64At(bytes, offset) })),
  ];
  // Where a form does not differ from an earlier one it says nothing of its own.
  return all.filter((one, index) => all.findIndex(({ written }) => written === one.written) === index);
}

/** The characters of base64 that are the same whatever stands around bytes that begin at this offset of a triple. */
function base64At(bytes: Buffer, offset: number): string {
  const encoded = Buffer.concat([Buffer.alloc(offset), bytes])
    .toString('base64')
    .replace(/=+$/, '');
  const skipped = offset === 0 ? 0 : offset + 1;
  return encoded.slice(skipped, encoded.length - 1);
}

/** Not JSON: bytes would become lists of numbers there, in which no text is found. */
function textOf(output: unknown): string {
  if (output instanceof Uint8Array) {
    return Buffer.from(output).toString('latin1');
  }
  if (typeof output === 'object' && output !== null && !ArrayBuffer.isView(output)) {
    return Object.entries(output)
      .map(([key, value]) => `${key}\n${textOf(value)}`)
      .join('\n');
  }
  return String(output);
}
