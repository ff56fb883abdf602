import { type InterpolateFunction, type PanelData } from '@grafana/data';
import { type AnnotationMark } from '../../annotations/AnnotationMark';
import { type TimeRangeState } from '../../time/useTimeRange';
import { type PanelModel } from '../model/PanelModel';

/** What every kind of panel gets. */
export interface PanelProps {
  readonly panel: PanelModel;
  readonly data: PanelData;
  readonly time: TimeRangeState;
  readonly annotations: readonly AnnotationMark[];
  readonly replaceVariables: InterpolateFunction;
  readonly width: number;
  readonly height: number;
}
