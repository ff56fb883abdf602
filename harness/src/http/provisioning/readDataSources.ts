import { createHash } from 'node:crypto';
import { join } from 'node:path';
import * as z from 'zod/mini';
import { expandValue, type ExpansionSources } from './expandValue';
import { readYamlFolder } from './readYamlFolder';

const looseBoolean = z.pipe(
  z.union([z.boolean(), z.enum(['true', 'false', ''])]),
  z.transform((value) => value === true || value === 'true')
);

const dataSourceSchema = z.object({
  name: z.string().check(z.minLength(1)),
  type: z.string().check(z.minLength(1)),
  uid: z._default(z.string(), ''),
  url: z._default(z.string(), ''),
  access: z._default(z.string(), 'proxy'),
  orgId: z._default(z.number(), 1),
  isDefault: z._default(looseBoolean, false),
  editable: z._default(looseBoolean, false),
  jsonData: z._default(z.record(z.string(), z.unknown()), {}),
  secureJsonData: z._default(z.record(z.string(), z.string()), {}),
});

const fileSchema = z.object({ datasources: z._default(z.array(z.unknown()), []) });

/** A data source as a provisioning file defines it, variables expanded. */
export type ProvisionedDataSource = z.output<typeof dataSourceSchema>;

/**
 * Reads `datasources/*.yaml` of a provisioning folder as Grafana does. A data source without a `uid` gets Grafana's:
 * one made from its name.
 * @throws Error naming the file and the field that is wrong
 */
export function readDataSources(provisioningDir: string, sources: ExpansionSources): readonly ProvisionedDataSource[] {
  return readYamlFolder(join(provisioningDir, 'datasources')).flatMap(({ path, content }) => {
    try {
      return fileSchema.parse(content ?? {}).datasources.map((item) => {
        const dataSource = dataSourceSchema.parse(expandValue(item, sources));
        return { ...dataSource, uid: dataSource.uid || uidFromName(dataSource.name) };
      });
    } catch (error) {
      throw new Error(`${path}: ${error instanceof Error ? error.message : String(error)}`);
    }
  });
}

/** `P` and the first half of the name's SHA-256 in capitals, as pkg/services/provisioning/datasources makes it. */
function uidFromName(name: string): string {
  return `P${createHash('sha256').update(name).digest('hex').slice(0, 16).toUpperCase()}`;
}
