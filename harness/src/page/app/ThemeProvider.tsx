import { getThemeById, ThemeContext } from '@grafana/data';
import { config, getAppEvents, ThemeChangedEvent } from '@grafana/runtime';
import { createContext, useCallback, useContext, useMemo, useState, type ReactNode } from 'react';
import { readStoredTheme, storeTheme, type ThemeName } from '../boot/storedTheme';

interface ThemeChoice {
  readonly name: ThemeName;
  readonly choose: (name: ThemeName) => void;
}

const ThemeChoiceContext = createContext<ThemeChoice>({ name: 'dark', choose: () => {} });

/** The theme in use and the way to change it. */
export function useThemeChoice(): ThemeChoice {
  return useContext(ThemeChoiceContext);
}

interface Props {
  readonly children: ReactNode;
}

/** Provides Grafana's theme and switches it in place, for plugins that read it from `config` too. */
export function ThemeProvider({ children }: Props) {
  const [name, setName] = useState(readStoredTheme);
  const theme = useMemo(() => getThemeById(name), [name]);

  const choose = useCallback((next: ThemeName) => {
    const nextTheme = getThemeById(next);
    config.theme2 = nextTheme;
    config.theme = nextTheme.v1;
    config.bootData.user.theme = next;
    config.bootData.user.lightTheme = next === 'light';
    storeTheme(next);
    setName(next);
    getAppEvents().publish(new ThemeChangedEvent(nextTheme));
  }, []);
  const choice = useMemo(() => ({ name, choose }), [name, choose]);

  return (
    <ThemeChoiceContext.Provider value={choice}>
      <ThemeContext.Provider value={theme}>{children}</ThemeContext.Provider>
    </ThemeChoiceContext.Provider>
  );
}
