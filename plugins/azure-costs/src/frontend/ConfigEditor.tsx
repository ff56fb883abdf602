import { AdvancedSection } from '@glance/query-editor';
import { Box, Stack, Text, TextLink } from '@grafana/ui';
import { CACHE_TTL_SECONDS } from '../shared/limits';
import { type SettingsProps } from './AzureCostsOptions';
import { CredentialsSection } from './settings/CredentialsSection';
import { EndpointsSection } from './settings/EndpointsSection';
import { ScopesSection } from './settings/ScopesSection';
import { settingsProblems } from './settings/settingsProblems';
import { useReadyDataSource } from './settings/useReadyDataSource';
import { useAzureSettings } from './settings/useAzureSettings';
import { useSubscriptionOptions } from './useScopeOptions';

const ROLE_PAGE = 'https://learn.microsoft.com/azure/cost-management-billing/costs/assign-access-acm-data';

/** The settings page of the data source. */
export function ConfigEditor(props: SettingsProps) {
  const settings = useAzureSettings(props);
  const section = {
    settings,
    problems: settingsProblems(settings.json, {
      clientCertificate: settings.typed('clientCertificate'),
    }),
    readOnly: props.options.readOnly ?? false,
  };
  const subscriptions = useSubscriptionOptions(useReadyDataSource(props.options));
  return (
    <Stack direction="column" gap={0}>
      <Box marginBottom={3}>
        <Text element="p" color="secondary">
          Azure Costs reads Microsoft Cost Management. Whoever it signs in as needs the role Cost Management Reader, and
          Reader to list resource groups.{' '}
          <TextLink href={ROLE_PAGE} external inline>
            Which role for which scope
          </TextLink>
        </Text>
      </Box>
      <CredentialsSection {...section} />
      <EndpointsSection {...section} />
      <ScopesSection {...section} subscriptions={subscriptions} />
      <AdvancedSection
        {...section}
        id="azure"
        vendor="Azure"
        cacheTtl={{
          ...CACHE_TTL_SECONDS,
          description:
            'How long an answer that Azure may still change is kept; 0 keeps none. Azure refreshes costs about every four hours and allows few calls',
        }}
      />
    </Stack>
  );
}
