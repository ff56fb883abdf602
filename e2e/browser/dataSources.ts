import { FLEET } from '@glance/simulator-sendgrid';
import { type Glance } from './startGlance';

/** A provisioned data source, and what its settings page is tested with. */
export interface DataSourceUnderTest {
  readonly name: string;
  /** As the project's provisioning file has it. */
  readonly uid: string;
  /** The secret that is typed: its field in the page, its key, and the one that the simulator takes. */
  readonly secret: {
    readonly testId: string;
    readonly key: string;
    readonly of: (glance: Glance) => string;
    /** The account whose fields have to be unfolded first. */
    readonly account?: string;
  };
  /** What is said of a wrong secret. */
  readonly refusal: RegExp;
  /** The steps of the health check, in order. */
  readonly steps: readonly string[];
  /** The first step that a wrong secret fails. */
  readonly refusedStep: string;
}

export const azureCosts: DataSourceUnderTest = {
  name: 'Azure Costs',
  uid: 'glance-azure-costs',
  secret: {
    testId: 'azure-client-secret',
    key: 'azureClientSecret',
    of: ({ azure }) => azure.clientSecret,
  },
  refusal: /client secret|credentials|AADSTS7000215/i,
  steps: ['signIn', 'listSubscriptions', 'costQuery'],
  refusedStep: 'signIn',
};

export const datadogLogs: DataSourceUnderTest = {
  name: 'Datadog Logs',
  uid: 'glance-datadog-logs',
  secret: {
    testId: 'datadog-application-key',
    key: 'applicationKey',
    of: ({ datadog }) => datadog.applicationKey,
  },
  refusal: /does not accept applicationKey/,
  steps: ['apiKey', 'applicationKey', 'readLogs', 'listIndexes'],
  refusedStep: 'applicationKey',
};

export const sendGridStats: DataSourceUnderTest = {
  name: 'SendGrid Stats',
  uid: 'glance-sendgrid-stats',
  secret: {
    testId: 'sendgrid-account-litware-bank-key',
    key: 'apiKey.litware-bank',
    of: ({ sendgrid }) => sendgrid.apiKeys['litware-bank'] ?? '',
    account: 'Litware Bank',
  },
  refusal: /Litware Bank: SendGrid does not accept the key/,
  // Of each account, by its id.
  steps: FLEET.map(({ username }) => username),
  refusedStep: 'litware-bank',
};

/** The page of a data source's settings. */
export function settingsPath({ uid }: Pick<DataSourceUnderTest, 'uid'>): string {
  return `/connections/datasources/edit/${uid}`;
}
