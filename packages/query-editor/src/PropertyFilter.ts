import { type Property } from './Property';

/** A condition on the values of a property. */
export interface PropertyFilter<K extends string = string, O extends string = string> extends Property<K> {
  readonly operator: O;
  readonly values: readonly string[];
}
