import { EventBusSrv, setLocale, setTimeZoneResolver, setWeekStart } from '@grafana/data';
import { initPluginTranslations } from '@grafana/i18n';
import {
  config,
  locationService,
  setAppEvents,
  setBackendSrv,
  setCurrentUser,
  setDataSourceSrv,
  setEchoSrv,
  setLocationSrv,
  setPluginComponentHook,
  setPluginComponentsHook,
  setPluginFunctionsHook,
  setPluginLinksHook,
  setTemplateSrv,
} from '@grafana/runtime';
import { installTransformations } from './installTransformations';
import { VariableStore } from '../variables/VariableStore';
import { installFieldConfig } from './installFieldConfig';
import { installMonaco } from './installMonaco';
import { PageBackendSrv } from './PageBackendSrv';
import { PageDataSourceSrv } from './PageDataSourceSrv';
import { PageTemplateSrv } from './PageTemplateSrv';

/** What the page itself needs of the services it installed for plugins. */
export interface PageServices {
  readonly backend: PageBackendSrv;
  readonly dataSources: PageDataSourceSrv;
  readonly templates: PageTemplateSrv;
  readonly variables: VariableStore;
}

/** Sets every service of `@grafana/runtime` that a data source plugin may call. Call once, before any plugin loads. */
export function installServices(): PageServices {
  const variables = new VariableStore();
  const services: PageServices = {
    backend: new PageBackendSrv(),
    dataSources: new PageDataSourceSrv(),
    templates: new PageTemplateSrv(variables),
    variables,
  };
  setBackendSrv(services.backend);
  setTemplateSrv(services.templates);
  setDataSourceSrv(services.dataSources);
  installFieldConfig();
  installTransformations();
  installMonaco();
  installSurroundings();
  return services;
}

function installSurroundings(): void {
  const appEvents = new EventBusSrv();
  setAppEvents(appEvents);
  setEchoSrv({ flush: () => {}, addBackend: () => {}, addEvent: () => {} });
  setCurrentUser({ ...config.bootData.user });
  setLocationSrv(locationService);
  setLocale(config.bootData.user.regionalFormat);
  setWeekStart(config.bootData.user.weekStart);
  setTimeZoneResolver(() => config.bootData.user.timezone);
  // No app plugin extends anything here: the answer to every hook is "nothing, and not loading".
  setPluginLinksHook(() => ({ links: [], isLoading: false }));
  setPluginComponentHook(() => ({ component: null, isLoading: false }));
  setPluginComponentsHook(() => ({ components: [], isLoading: false }));
  setPluginFunctionsHook(() => ({ functions: [], isLoading: false }));
  void initPluginTranslations('grafana', []);
}
