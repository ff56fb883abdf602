import type { Frame } from '../Frame';
import type { FrameType } from '../FrameMeta';
import { checkLogLines } from './checkLogLines';
import { checkNumericLong, checkNumericMulti, checkNumericWide } from './checkNumeric';
import { checkTimeSeriesLong, checkTimeSeriesMulti, checkTimeSeriesWide } from './checkTimeSeries';
import { frameFault } from './frameFault';

/**
 * Throws a `FrameError` unless the frame has the shape that its `meta.type` promises, as Grafana's dataplane contract
 * and its alert rules read it. A frame without fields is the contract's "no data" and has every shape.
 */
export function checkShape(frame: Frame): void {
  const type = frame.meta?.type;
  if (type === undefined) {
    return;
  }
  checkTypeVersion(frame, type);
  if (frame.fields.length > 0) {
    shapes[type](frame);
  }
}

const shapes: Readonly<Record<FrameType, (frame: Frame) => void>> = {
  'timeseries-wide': checkTimeSeriesWide,
  'timeseries-multi': checkTimeSeriesMulti,
  'timeseries-long': checkTimeSeriesLong,
  'numeric-wide': checkNumericWide,
  'numeric-multi': checkNumericMulti,
  'numeric-long': checkNumericLong,
  'log-lines': checkLogLines,
  table: () => undefined,
};

/** Without its version Grafana reads the frame as untyped, which loses labels and types in alert rules. */
function checkTypeVersion(frame: Frame, type: FrameType): void {
  const minor = type === 'table' || type === 'log-lines' ? 0 : 1;
  const [actualMajor, actualMinor] = frame.meta?.typeVersion ?? [0, 0];
  if (actualMajor !== 0 || actualMinor !== minor) {
    throw frameFault(frame, undefined, `of type ${type} needs meta.typeVersion [0,${minor}]`, frame.meta?.typeVersion);
  }
}
