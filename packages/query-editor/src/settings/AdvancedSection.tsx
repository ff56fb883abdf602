import { CONCURRENT_REQUESTS, type ConnectionJsonData, parseCaPem, TIMEOUT_SECONDS } from '@glance/user-input';
import { CollapsableSection } from '@grafana/ui';
import { NumberField } from '../NumberField';
import { SecretField } from '../SecretField';
import { SwitchField } from '../SwitchField';
import { settingProblem } from './settingProblem';
import { SettingsSection } from './SettingsSection';
import { type Settings } from './useSettings';

export interface AdvancedSectionProps {
  /** Prefix of the inputs' ids and test ids. */
  readonly id: string;
  /** Who is called, by name. */
  readonly vendor: string;
  readonly settings: Settings<ConnectionJsonData, { readonly tlsCACert?: string }>;
  readonly readOnly: boolean;
  readonly cacheTtl: CacheTtlSetting;
}

/** How long an answer that can still change is kept, in seconds; each data source has its own reasons. */
export interface CacheTtlSetting {
  readonly description: string;
  readonly min: number;
  readonly default?: number;
  /** Shown while the field is empty and there is no fixed default. */
  readonly placeholder?: string;
}

/** What most data sources leave as it is. */
export function AdvancedSection({ id, vendor, settings, readOnly, cacheTtl }: AdvancedSectionProps) {
  const { json, patch } = settings;
  const typedCa = settings.typed('tlsCACert');
  const isUsed = [json.timeout, json.cacheTtlSeconds, json.maxConcurrentRequests].some((value) => value !== undefined);
  return (
    <CollapsableSection
      label="Additional settings"
      isOpen={isUsed || json.tlsAuthWithCACert === true || json.tlsSkipVerify === true}
      headerDataTestId={`${id}-additional-settings`}
    >
      <SettingsSection readOnly={readOnly}>
        <NumberField
          id={`${id}-timeout`}
          data-testid={`${id}-timeout`}
          label="Timeout"
          description={`For one call to ${vendor}`}
          unit="seconds"
          width={20}
          min={TIMEOUT_SECONDS.min}
          max={TIMEOUT_SECONDS.max}
          defaultValue={TIMEOUT_SECONDS.default}
          value={json.timeout}
          onCommit={(timeout) => patch({ timeout })}
        />
        <NumberField
          id={`${id}-cache-ttl`}
          data-testid={`${id}-cache-ttl`}
          label="Cache TTL"
          description={cacheTtl.description}
          unit="seconds"
          width={cacheTtl.placeholder === undefined ? 20 : 40}
          min={cacheTtl.min}
          defaultValue={cacheTtl.default}
          placeholder={cacheTtl.placeholder}
          value={json.cacheTtlSeconds}
          onCommit={(cacheTtlSeconds) => patch({ cacheTtlSeconds })}
        />
        <NumberField
          id={`${id}-max-concurrent`}
          data-testid={`${id}-max-concurrent`}
          label="Max concurrent requests"
          description={`Calls to ${vendor} at once for this data source`}
          width={20}
          min={CONCURRENT_REQUESTS.min}
          max={CONCURRENT_REQUESTS.max}
          defaultValue={CONCURRENT_REQUESTS.default}
          value={json.maxConcurrentRequests}
          onCommit={(maxConcurrentRequests) => patch({ maxConcurrentRequests })}
        />
        <SwitchField
          id={`${id}-tls-skip-verify`}
          data-testid={`${id}-tls-skip-verify`}
          label="Skip TLS Verify"
          description="Accepts any certificate: for tests only"
          value={json.tlsSkipVerify ?? false}
          onChange={(tlsSkipVerify) => patch({ tlsSkipVerify })}
        />
        <SwitchField
          id={`${id}-tls-with-ca`}
          data-testid={`${id}-tls-with-ca`}
          label="With CA Cert"
          description="Trusts a private CA besides the well-known ones"
          value={json.tlsAuthWithCACert ?? false}
          onChange={(tlsAuthWithCACert) => patch({ tlsAuthWithCACert })}
        />
        {json.tlsAuthWithCACert && (
          <SecretField
            id={`${id}-tls-ca-cert`}
            data-testid={`${id}-tls-ca-cert`}
            label="CA Cert"
            required
            rows={7}
            placeholder="Begins with -----BEGIN CERTIFICATE-----"
            // A stored one cannot be read.
            error={typedCa === undefined ? undefined : settingProblem(() => parseCaPem(typedCa))}
            {...settings.secret('tlsCACert')}
          />
        )}
      </SettingsSection>
    </CollapsableSection>
  );
}
