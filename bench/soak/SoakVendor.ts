import type { HostDataSource } from '@glance/harness';
import type { Faults, Journal, SeededSequence } from '@glance/simulator-common';
import type { Question } from './Question';

/** All that a soak has to know of a vendor. */
export interface SoakVendor {
  /** The folder's name of the plugin that asks it. */
  readonly plugin: string;
  /**
   * Starts a simulated vendor. All tenants have the same ids, names and secrets, and differ in their address and their
   * data alone: an answer that went astray is a wrong one.
   */
  startTenant(name: string, seed: number): Promise<Tenant>;
}

/** A simulated vendor with data of its own, and what is right. */
export interface Tenant {
  readonly simulator: { readonly faults: Faults; readonly journal: Journal; stop(): Promise<void> };
  readonly dataSources: readonly TenantDataSource[];
  /** All that must not be found in any output, by name; asked at each search, because tokens come to be. */
  secrets(): Readonly<Record<string, string>>;
  /** Makes up a question as panels, tables and alert rules ask. */
  question(random: SeededSequence): Question;
  /** The calls that faults befall by the journal's names, some more often than others. */
  readonly endpoints: readonly string[];
  /** Makes one call be refused for lack of quota, for some seconds. */
  refuse(random: SeededSequence): void;
}

/** A data source that asks a tenant. */
export interface TenantDataSource {
  readonly dataSource: HostDataSource;
  /** Whether its credentials are good. Others must never see a figure. */
  readonly isTrusted: boolean;
}
