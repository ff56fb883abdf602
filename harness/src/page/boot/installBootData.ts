import { readStoredTheme, type ThemeName } from './storedTheme';

interface BootWindow {
  grafanaBootData?: unknown;
  __grafana_public_path__?: string;
}

/**
 * Puts what Grafana's server renders into its page where `@grafana/runtime` and `@grafana/ui` look for it.
 * Must have ended before the first module of `@grafana/*` is evaluated.
 * @throws Error when the workbench's server does not answer
 */
export async function installBootData(): Promise<void> {
  const response = await fetch('/api/frontend/settings');
  if (!response.ok) {
    throw new Error(`The workbench's server answered ${response.status} to /api/frontend/settings`);
  }
  const target = window as BootWindow;
  target.__grafana_public_path__ = '/public/';
  target.grafanaBootData = {
    assets: { light: '', dark: '' },
    navTree: [],
    user: workbenchUser(readStoredTheme()),
    settings: await response.json(),
  };
}

function workbenchUser(theme: ThemeName) {
  return {
    isSignedIn: true,
    id: 1,
    uid: 'workbench',
    login: 'workbench',
    name: 'Workbench',
    email: '',
    theme,
    lightTheme: theme === 'light',
    orgCount: 1,
    orgId: 1,
    orgName: 'Main Org.',
    orgRole: 'Admin',
    isGrafanaAdmin: true,
    timezone: 'browser',
    weekStart: 'monday',
    regionalFormat: 'en-US',
    language: 'en-US',
    permissions: {},
  };
}
