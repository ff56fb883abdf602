import { EditorField, EditorHint, OptionPicker, SettingsSection, TextSetting } from '@glance/query-editor';
import { DEFAULT_SITE, type Site, siteApiUrl, siteAppUrl } from '../../shared/sites';
import { SITE_OPTIONS } from './siteOptions';
import { type SettingsSectionProps } from './SettingsSectionProps';

/** Where the organization is. */
export function SiteSection({ settings, problems, readOnly }: SettingsSectionProps) {
  const { json, patch } = settings;
  const site = json.site ?? DEFAULT_SITE;
  const isKnown = problems.site === undefined;
  return (
    <SettingsSection label="Site" readOnly={readOnly}>
      {!isKnown && (
        <EditorHint
          severity="error"
          text={problems.site ?? ''}
          action={{ label: 'Use US1', onClick: () => patch({ site: DEFAULT_SITE }) }}
        />
      )}
      <EditorField
        label="Site"
        htmlFor="datadog-site"
        description="Where the organization signs in. Keys of one site are unknown to the others"
        shrinkFrom={60}
      >
        <OptionPicker<Site>
          id="datadog-site"
          data-testid="datadog-site"
          options={SITE_OPTIONS}
          value={isKnown ? site : null}
          onChange={(value) => patch({ site: value })}
        />
      </EditorField>
      <TextSetting
        id="datadog-api-url"
        label="API address"
        optional
        description="Where logs are asked for. Leave it empty unless the site is reached through a proxy of your own"
        placeholder={isKnown ? siteApiUrl(site) : 'https://api.example'}
        value={json.apiUrl}
        error={problems.apiUrl}
        onChange={(apiUrl) => patch({ apiUrl })}
      />
      <TextSetting
        id="datadog-app-url"
        label="Address of its pages"
        optional
        description="Where links lead to. Change it if your organization has a sub-domain of its own"
        placeholder={isKnown ? siteAppUrl(site) : 'https://app.example'}
        value={json.appUrl}
        error={problems.appUrl}
        onChange={(appUrl) => patch({ appUrl })}
      />
    </SettingsSection>
  );
}
