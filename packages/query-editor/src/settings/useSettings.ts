import { type DataSourceJsonData, type DataSourcePluginOptionsEditorProps } from '@grafana/data';
import { withoutDefaults } from '../withoutDefaults';

/** A data source's settings with the ways to change them. `Json` and `Secrets` are jsonData and secureJsonData. */
export interface Settings<Json, Secrets> {
  readonly json: Json;
  /** Changes fields of `jsonData`; what equals its default is not saved. */
  readonly patch: (change: Partial<Json>) => void;
  readonly secret: (name: keyof Secrets & string) => SecretState;
  /** What was typed as a secret; undefined when a stored one is kept. */
  readonly typed: (name: keyof Secrets & string) => string | undefined;
}

/** One secret: stored ones cannot be read, only replaced. */
export interface SecretState {
  readonly isConfigured: boolean;
  /** What was typed since. */
  readonly value: string;
  readonly onChange: (value: string) => void;
  readonly onReset: () => void;
}

type Typed<Secrets> = { readonly [Name in keyof Secrets]?: string };

/**
 * Reads and changes what Grafana's settings page keeps.
 * @param defaults what an absent field of `jsonData` means
 */
export function useSettings<Json extends DataSourceJsonData, Secrets extends Typed<Secrets>>(
  { options, onOptionsChange }: DataSourcePluginOptionsEditorProps<Json, Secrets>,
  defaults: object
): Settings<Json, Secrets> {
  const { jsonData, secureJsonData, secureJsonFields } = options;
  const setSecret = (name: keyof Secrets & string, value: string, isStored: boolean) =>
    onOptionsChange({
      ...options,
      // Every secret is a text.
      secureJsonData: { ...secureJsonData, [name]: value } as Secrets,
      secureJsonFields: { ...secureJsonFields, [name]: isStored },
    });
  return {
    json: jsonData,
    patch: (change) => onOptionsChange({ ...options, jsonData: withoutDefaults({ ...jsonData, ...change }, defaults) }),
    typed: (name) => (secureJsonFields[name] ? undefined : (secureJsonData?.[name] ?? '')),
    secret: (name) => {
      const isStored = secureJsonFields[name] ?? false;
      return {
        isConfigured: isStored,
        value: secureJsonData?.[name] ?? '',
        onChange: (value) => setSecret(name, value, isStored),
        onReset: () => setSecret(name, '', false),
      };
    },
  };
}
