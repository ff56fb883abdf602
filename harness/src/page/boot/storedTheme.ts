/** The two themes of Grafana that the page offers. */
export type ThemeName = 'dark' | 'light';

const storageKey = 'glance.workbench.theme';

/** The theme chosen last in this browser; dark, as in Grafana, when none was. */
export function readStoredTheme(): ThemeName {
  return window.localStorage.getItem(storageKey) === 'light' ? 'light' : 'dark';
}

/** Remembers the chosen theme for the next visit. */
export function storeTheme(theme: ThemeName): void {
  window.localStorage.setItem(storageKey, theme);
}
