import { type ScopedVars, type TimeRange, type TypedVariableModel } from '@grafana/data';
import { type TemplateSrv, type VariableInterpolation } from '@grafana/runtime';
import { interpolate, variableNames, type CustomFormatter, type InterpolationValue } from '../variables/interpolate';
import { toVariableModel } from '../variables/toVariableModel';
import { type VariableStore } from '../variables/VariableStore';

/** Grafana's template service over the page's variables, the scoped ones of a request, and the time range. */
export class PageTemplateSrv implements TemplateSrv {
  readonly #store: VariableStore;
  #timeRange: TimeRange | undefined;

  constructor(store: VariableStore) {
    this.#store = store;
  }

  getVariables(): TypedVariableModel[] {
    return this.#store.variables.map(toVariableModel);
  }

  replace(
    target?: string,
    scopedVars?: ScopedVars,
    format?: string | Function,
    interpolations?: VariableInterpolation[]
  ): string {
    if (!target) {
      return target ?? '';
    }
    const result = interpolate(target, {
      lookUp: (name) => this.#lookUp(name, scopedVars),
      format: format as string | CustomFormatter | undefined,
    });
    for (const variableName of interpolations ? variableNames(target) : []) {
      const found = this.#lookUp(variableName, scopedVars) !== undefined;
      interpolations?.push({ match: target, variableName, value: result, found });
    }
    return result;
  }

  containsTemplate(target?: string): boolean {
    return variableNames(target ?? '').some((name) => this.#lookUp(name, undefined) !== undefined);
  }

  updateTimeRange(timeRange: TimeRange): void {
    this.#timeRange = timeRange;
  }

  #lookUp(name: string, scopedVars: ScopedVars | undefined): InterpolationValue | undefined {
    const scoped = scopedVars?.[name];
    if (scoped && scoped.value !== undefined && scoped.value !== null) {
      return builtIn(name, Array.isArray(scoped.value) ? scoped.value.map(String) : String(scoped.value));
    }
    return this.#store.lookUp(name) ?? this.#timeVariable(name);
  }

  #timeVariable(name: string): InterpolationValue | undefined {
    if (this.#timeRange && (name === '__from' || name === '__to')) {
      return builtIn(name, String(this.#timeRange[name === '__from' ? 'from' : 'to'].valueOf()));
    }
    return undefined;
  }
}

function builtIn(name: string, value: string | string[]): InterpolationValue {
  return { name, type: 'system', multi: false, includeAll: false, value, text: String(value), raw: false };
}
