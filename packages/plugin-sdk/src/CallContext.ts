import type { DataSourceSettings } from './DataSourceSettings';
import type { Logger } from './log/Logger';
import type { RequestHeaders } from './RequestHeaders';

/** Who is signed in. Alert rules come as `grafana_scheduler`. */
export interface GrafanaUser {
  readonly login: string;
  readonly name: string;
  readonly email: string;
  /** `Viewer`, `Editor` or `Admin`. */
  readonly role: string;
}

/** What every handler is given besides its own input. */
export interface CallContext<Instance> {
  readonly instance: Instance;
  readonly settings: DataSourceSettings;
  readonly orgId: number;
  readonly user?: GrafanaUser;
  readonly headers: RequestHeaders;
  /** An alert rule asks: it has no template variables, and a wrong answer wakes someone up. */
  readonly fromAlert: boolean;
  /** Aborts when the caller has gone, its deadline has passed, or the process is asked to end. */
  readonly signal: AbortSignal;
  /** Epoch ms after which nobody reads the answer; undefined when the caller set no limit. */
  readonly deadlineAtMs?: number;
  /** Names the data source, and for queries the refId, in every line. */
  readonly log: Logger;
  /** Grafana's own settings for plugins, such as `GF_APP_URL`. */
  readonly grafanaConfig: Readonly<Record<string, string>>;
}
