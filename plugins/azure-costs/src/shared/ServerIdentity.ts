/**
 * What the administrator of the Grafana server permits and names in the `[azure]` section of its configuration, for
 * data sources that sign in as the server itself.
 */
export interface ServerIdentity {
  /** Left out when `managed_identity_enabled` is not true. */
  readonly managedIdentity?: { readonly clientId?: string };
  /** Left out when `workload_identity_enabled` is not true. */
  readonly workloadIdentity?: { readonly tenantId?: string; readonly clientId?: string; readonly tokenFile?: string };
}

/** A server that permits neither. */
export const NO_SERVER_IDENTITY: ServerIdentity = {};

/**
 * Reads the variables that Grafana writes from its `[azure]` section for every plugin. As in Grafana's own data
 * sources, an identity of the server may be used only where its administrator has enabled it: whoever may edit a data
 * source would otherwise get whatever the machine may read.
 */
export function readServerIdentity(env: Readonly<Record<string, string | undefined>>): ServerIdentity {
  const text = (name: string): string | undefined => env[`GFAZPL_${name}`]?.trim() || undefined;
  const isEnabled = (name: string): boolean => /^(true|t|1)$/i.test(text(name) ?? '');
  return {
    ...(isEnabled('MANAGED_IDENTITY_ENABLED') && {
      managedIdentity: { clientId: text('MANAGED_IDENTITY_CLIENT_ID') },
    }),
    ...(isEnabled('WORKLOAD_IDENTITY_ENABLED') && {
      workloadIdentity: {
        tenantId: text('WORKLOAD_IDENTITY_TENANT_ID'),
        clientId: text('WORKLOAD_IDENTITY_CLIENT_ID'),
        tokenFile: text('WORKLOAD_IDENTITY_TOKEN_FILE'),
      },
    }),
  };
}
