import 'systemjs/dist/system';
import 'systemjs/dist/extras/amd';
import 'systemjs/dist/extras/named-register';

import * as emotionCss from '@emotion/css';
import * as emotionReact from '@emotion/react';
import * as grafanaData from '@grafana/data';
import * as grafanaDataUnstable from '@grafana/data/unstable';
import * as grafanaRuntime from '@grafana/runtime';
import * as grafanaRuntimeUnstable from '@grafana/runtime/unstable';
import * as grafanaUi from '@grafana/ui';
import * as grafanaUiUnstable from '@grafana/ui/unstable';
import i18next from 'i18next';
import lodash from 'lodash';
// Grafana shares it with plugins to this day, so the workbench has to, whatever our own code may use.
// eslint-disable-next-line no-restricted-imports
import moment from 'moment';
import * as react from 'react';
import * as jsxDevRuntime from 'react/jsx-dev-runtime';
import * as jsxRuntime from 'react/jsx-runtime';
import * as reactDom from 'react-dom';
import * as reactInlinesvg from 'react-inlinesvg';
import * as reactRedux from 'react-redux';
import * as reactRouterDom from 'react-router-dom';
import * as reactRouterCompat from 'react-router-dom-v5-compat';
import * as redux from 'redux';
import * as rxjs from 'rxjs';
import * as rxjsOperators from 'rxjs/operators';

/** A CommonJS package in the shape that SystemJS hands to AMD bundles as the package itself. */
function commonJs(value: object): object {
  return { default: value, __useDefault: true };
}

/**
 * The modules that Grafana 12.4 shares with its plugins and that current plugins ask for (its list is in
 * public/app/features/plugins/loader/sharedDependencies.ts). Anything outside this list fails at load with SystemJS'
 * "Unable to resolve bare specifier", so a plugin cannot come to rely on what an ordinary Grafana lacks.
 */
const sharedModules: Readonly<Record<string, object>> = {
  '@emotion/css': emotionCss,
  '@emotion/react': emotionReact,
  '@grafana/data': grafanaData,
  '@grafana/data/unstable': grafanaDataUnstable,
  '@grafana/runtime': grafanaRuntime,
  '@grafana/runtime/unstable': grafanaRuntimeUnstable,
  '@grafana/ui': grafanaUi,
  '@grafana/ui/unstable': grafanaUiUnstable,
  i18next: commonJs(i18next),
  lodash: commonJs(lodash),
  moment: commonJs(moment),
  react,
  'react/jsx-dev-runtime': jsxDevRuntime,
  'react/jsx-runtime': jsxRuntime,
  'react-dom': reactDom,
  'react-inlinesvg': reactInlinesvg,
  'react-redux': reactRedux,
  'react-router': reactRouterCompat,
  'react-router-dom': reactRouterDom,
  redux,
  rxjs,
  'rxjs/operators': rxjsOperators,
};

/** Registers the shared modules with SystemJS under Grafana's own naming scheme. Call once, before any plugin loads. */
export function shareModules(): void {
  const imports: Record<string, string> = {};
  for (const [id, module] of Object.entries(sharedModules)) {
    imports[id] = `package:${id}`;
    System.set(`package:${id}`, module);
  }
  System.addImportMap({ imports });
}
