import { NumberField, SecretField, SwitchField } from '@glance/query-editor';
import { CollapsableSection } from '@grafana/ui';
import { CONCURRENT_REQUESTS, TIMEOUT_SECONDS } from '@glance/user-input';
import { CACHE_TTL_SECONDS } from '../../shared/limits';
import { SettingsSection } from './SettingsSection';
import { type SettingsSectionProps } from './SettingsSectionProps';

/** What most data sources leave as it is. */
export function AdvancedSection({ settings, problems, readOnly }: SettingsSectionProps) {
  const { json, patch } = settings;
  const isUsed = [json.timeout, json.cacheTtlSeconds, json.maxConcurrentRequests].some((value) => value !== undefined);
  return (
    <CollapsableSection
      label="Additional settings"
      isOpen={isUsed || json.tlsAuthWithCACert === true || json.tlsSkipVerify === true}
      headerDataTestId="azure-additional-settings"
    >
      <SettingsSection readOnly={readOnly}>
        <NumberField
          id="azure-timeout"
          data-testid="azure-timeout"
          label="Timeout"
          description="For one call to Azure"
          unit="seconds"
          width={20}
          min={TIMEOUT_SECONDS.min}
          max={TIMEOUT_SECONDS.max}
          defaultValue={TIMEOUT_SECONDS.default}
          value={json.timeout}
          onCommit={(timeout) => patch({ timeout })}
        />
        <NumberField
          id="azure-cache-ttl"
          data-testid="azure-cache-ttl"
          label="Cache TTL"
          description="How long an answer that Azure may still change is kept; 0 keeps none. Azure refreshes costs about every four hours and allows few calls"
          unit="seconds"
          width={20}
          min={CACHE_TTL_SECONDS.min}
          defaultValue={CACHE_TTL_SECONDS.default}
          value={json.cacheTtlSeconds}
          onCommit={(cacheTtlSeconds) => patch({ cacheTtlSeconds })}
        />
        <NumberField
          id="azure-max-concurrent"
          data-testid="azure-max-concurrent"
          label="Max concurrent requests"
          description="Calls to Azure at once for this data source"
          width={20}
          min={CONCURRENT_REQUESTS.min}
          max={CONCURRENT_REQUESTS.max}
          defaultValue={CONCURRENT_REQUESTS.default}
          value={json.maxConcurrentRequests}
          onCommit={(maxConcurrentRequests) => patch({ maxConcurrentRequests })}
        />
        <SwitchField
          id="azure-tls-skip-verify"
          data-testid="azure-tls-skip-verify"
          label="Skip TLS Verify"
          description="Accepts any certificate: for tests only"
          value={json.tlsSkipVerify ?? false}
          onChange={(tlsSkipVerify) => patch({ tlsSkipVerify })}
        />
        <SwitchField
          id="azure-tls-with-ca"
          data-testid="azure-tls-with-ca"
          label="With CA Cert"
          description="Trusts a private CA besides the well-known ones"
          value={json.tlsAuthWithCACert ?? false}
          onChange={(tlsAuthWithCACert) => patch({ tlsAuthWithCACert })}
        />
        {json.tlsAuthWithCACert && (
          <SecretField
            id="azure-tls-ca-cert"
            data-testid="azure-tls-ca-cert"
            label="CA Cert"
            required
            rows={7}
            placeholder="Begins with -----BEGIN CERTIFICATE-----"
            error={problems.tlsCACert}
            {...settings.secret('tlsCACert')}
          />
        )}
      </SettingsSection>
    </CollapsableSection>
  );
}
