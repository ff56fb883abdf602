import { AdvancedSection, useSettings } from '@glance/query-editor';
import { Box, Stack, Text, TextLink } from '@grafana/ui';
import { CACHE_TTL_SECONDS } from '../shared/limits';
import { type SettingsProps } from './SendGridStatsOptions';
import { AccountsSection } from './settings/AccountsSection';
import { useAccounts } from './settings/useAccounts';

const KEYS_PAGE = 'https://www.twilio.com/docs/sendgrid/ui/account-and-settings/api-keys';

const DEFAULTS = { tlsAuthWithCACert: false, tlsSkipVerify: false };

/** The settings page of the data source. */
export function ConfigEditor(props: SettingsProps) {
  const settings = useSettings(props, DEFAULTS);
  const accounts = useAccounts(props);
  const readOnly = props.options.readOnly ?? false;
  return (
    <Stack direction="column" gap={0}>
      <Box marginBottom={3}>
        <Text element="p" color="secondary">
          SendGrid Stats shows any number of accounts side by side. Each needs an API key of its own that may read
          statistics (stats.read).{' '}
          <TextLink href={KEYS_PAGE} external inline>
            How to make one
          </TextLink>
        </Text>
      </Box>
      <AccountsSection accounts={accounts} settings={settings} readOnly={readOnly} />
      <AdvancedSection
        id="sendgrid"
        vendor="SendGrid"
        settings={settings}
        readOnly={readOnly}
        cacheTtl={{
          min: CACHE_TTL_SECONDS.min,
          description:
            'How long figures that may still change are kept; 0 keeps none. Opens and clicks of earlier days come in for a week',
          placeholder: `${CACHE_TTL_SECONDS.today} for today, ${CACHE_TTL_SECONDS.earlier} before`,
        }}
      />
    </Stack>
  );
}
