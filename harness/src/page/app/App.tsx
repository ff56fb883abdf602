import { locationService, LocationServiceProvider } from '@grafana/runtime';
import { ErrorBoundaryAlert, GlobalStyles, ModalRoot, ModalsProvider, PortalContainer } from '@grafana/ui';
import { Router } from 'react-router-dom';
import { CompatRouter } from 'react-router-dom-v5-compat';
import { type PageServices } from '../services/installServices';
import { PageRoutes } from './PageRoutes';
import { PageServicesContext } from './PageServicesContext';
import { Shell } from './Shell';
import { ThemeProvider } from './ThemeProvider';

interface Props {
  readonly services: PageServices;
}

/** The page: Grafana's providers in Grafana's order around the workbench's own views. */
export function App({ services }: Props) {
  return (
    <PageServicesContext.Provider value={services}>
      <ThemeProvider>
        <Router history={locationService.getHistory()}>
          <CompatRouter>
            <LocationServiceProvider service={locationService}>
              <ModalsProvider>
                <GlobalStyles />
                <Shell>
                  <ErrorBoundaryAlert style="page">
                    <PageRoutes />
                  </ErrorBoundaryAlert>
                </Shell>
                <ModalRoot />
                <PortalContainer />
              </ModalsProvider>
            </LocationServiceProvider>
          </CompatRouter>
        </Router>
      </ThemeProvider>
    </PageServicesContext.Provider>
  );
}
