import { type AnnotationMark } from '../annotations/AnnotationMark';
import { type TimeRangeState } from '../time/useTimeRange';
import { type AdHocVariable } from '../variables/useAdHocFilters';
import { type VariableState } from '../variables/VariableState';
import { type PanelModel } from './model/PanelModel';

/** A panel's surroundings. */
export interface PanelViewProps {
  readonly panel: PanelModel;
  readonly dashboardUid: string;
  readonly time: TimeRangeState;
  readonly variables: readonly VariableState[];
  readonly filters: readonly AdHocVariable[];
  readonly annotations: readonly AnnotationMark[];
  readonly width: number;
  readonly height: number;
}
