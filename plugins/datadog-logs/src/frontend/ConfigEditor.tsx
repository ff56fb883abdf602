import { AdvancedSection, useSettings } from '@glance/query-editor';
import { Box, Stack, Text, TextLink } from '@grafana/ui';
import { CACHE_TTL_SECONDS } from '../shared/limits';
import { DEFAULT_SITE } from '../shared/sites';
import { type SettingsProps } from './DatadogLogsOptions';
import { AlertingSection } from './settings/AlertingSection';
import { KeysSection } from './settings/KeysSection';
import { settingsProblems } from './settings/settingsProblems';
import { SiteSection } from './settings/SiteSection';

const KEYS_PAGE = 'https://docs.datadoghq.com/account_management/api-app-keys/';

const DEFAULTS = { site: DEFAULT_SITE, apiUrl: '', appUrl: '', tlsAuthWithCACert: false, tlsSkipVerify: false };

/** The settings page of the data source. */
export function ConfigEditor(props: SettingsProps) {
  const settings = useSettings(props, DEFAULTS);
  const section = {
    settings,
    problems: settingsProblems(settings.json),
    readOnly: props.options.readOnly ?? false,
  };
  return (
    <Stack direction="column" gap={0}>
      <Box marginBottom={3}>
        <Text element="p" color="secondary">
          Datadog Logs counts and reads logs of one organization. It needs an API key and an application key that may
          read log data (logs_read_data).{' '}
          <TextLink href={KEYS_PAGE} external inline>
            How to make them
          </TextLink>
        </Text>
      </Box>
      <SiteSection {...section} />
      <KeysSection {...section} />
      <AlertingSection {...section} />
      <AdvancedSection
        {...section}
        id="datadog"
        vendor="Datadog"
        cacheTtl={{
          ...CACHE_TTL_SECONDS,
          description:
            'How long a count that may still grow is kept; 0 keeps none. Datadog allows few calls an hour, and every refresh of a dashboard asks again after this time',
          placeholder: 'one bucket, at least 10',
        }}
      />
    </Stack>
  );
}
