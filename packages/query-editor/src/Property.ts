import { type ResourceOptions } from './hooks/useResourceOptions';
import { type PickerOption } from './PickerOption';

/** Something by which data is split or filtered: a field of one of several kinds. */
export interface Property<K extends string = string> {
  readonly type: K;
  /** Empty while the user has not decided. */
  readonly name: string;
}

/** One kind of property, and how its name is found. */
export interface PropertyKind<K extends string = string> {
  readonly type: K;
  readonly label: string;
  /** Shown in the empty name field. */
  readonly placeholder: string;
  /** Names that are known at once: all there are, unless there are `suggestions`. Without either the name is typed. */
  readonly names?: readonly PickerOption[];
  /** Names to choose from where there may be others, which are typed; asked for when the picker is opened. */
  readonly suggestions?: ResourceOptions;
}
