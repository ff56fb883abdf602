import { type ScopedVars, type TypedVariableModel } from '@grafana/data';
import { type TemplateSrv } from '@grafana/runtime';

/** A variable of a dashboard: its selected values, or *All* of its options, perhaps with a custom value. */
export interface FakeVariable {
  readonly value: string | readonly string[];
  readonly options?: readonly string[];
  readonly allValue?: string;
}

const PATTERN = /\$(\w+)|\[\[(\w+)\]\]|\$\{(\w+)(?::(\w+))?\}/g;

/**
 * Grafana's template service as data sources meet it: a format function gets the raw value (for *All* that of every
 * option), but not for a custom value of *All*, which is put in place as it is.
 */
export class FakeTemplateSrv implements TemplateSrv {
  constructor(private readonly variables: Readonly<Record<string, FakeVariable>> = {}) {}

  getVariables(): TypedVariableModel[] {
    return Object.entries(this.variables).map(
      ([name, { value, allValue }]) => ({ name, type: 'custom', allValue, current: { value } }) as TypedVariableModel
    );
  }

  replace(target = '', scopedVars: ScopedVars = {}, format?: string | Function): string {
    return target.replace(PATTERN, (written, plain: string, square: string, braced: string, ownFormat?: string) => {
      const name = plain ?? square ?? braced;
      const scoped: unknown = scopedVars[name]?.value;
      const variable = this.variables[name];
      if (scoped === undefined && variable === undefined) {
        return written;
      }
      const isAll = scoped === undefined && [variable?.value].flat()[0] === '$__all';
      if (isAll && variable?.allValue) {
        return variable.allValue;
      }
      const value = isAll ? variable?.options : (scoped ?? variable?.value);
      if (typeof format === 'function') {
        return String(format(value));
      }
      const values = [value].flat().map(String);
      return ownFormat === 'csv' || values.length < 2 ? values.join(',') : `{${values.join(',')}}`;
    });
  }

  containsTemplate(target?: string): boolean {
    return this.replace(target) !== target;
  }

  updateTimeRange(): void {}
}
