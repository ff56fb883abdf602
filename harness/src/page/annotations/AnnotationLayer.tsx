import { css } from '@emotion/css';
import { MutableDataFrame, type DataFrame, type GrafanaTheme2 } from '@grafana/data';
import { EventsCanvas, Tooltip, useStyles2, useTheme2, type UPlotConfigBuilder } from '@grafana/ui';
import { useCallback, useLayoutEffect, useMemo, useRef } from 'react';
import { type AnnotationMark } from './AnnotationMark';

/** The part of a uPlot chart that is used here. */
interface Plot {
  readonly bbox: { readonly left: number; readonly top: number; readonly width: number; readonly height: number };
  readonly ctx: CanvasRenderingContext2D;
  valToPos(value: number, scale: string, canvasPixels?: boolean): number;
  redraw(rebuildPaths?: boolean): void;
}

interface Props {
  readonly config: UPlotConfigBuilder;
  readonly marks: readonly AnnotationMark[];
}

/** A dashed line for each mark, and below it what it says: in a tooltip and to screen readers. */
export function AnnotationLayer({ config, marks }: Props) {
  const styles = useStyles2(getStyles);
  const theme = useTheme2();
  const plot = useRef<Plot>(undefined);
  const latest = useRef(marks);
  const colorOf = useCallback((name: string) => theme.visualization.getColorByName(name), [theme]);

  useLayoutEffect(() => {
    config.addHook('init', (u) => {
      plot.current = u;
    });
    config.addHook('draw', (u) => drawLines(u, latest.current, colorOf));
  }, [config, colorOf]);

  useLayoutEffect(() => {
    latest.current = marks;
    plot.current?.redraw(false);
  }, [marks]);

  const events = useMemo(() => {
    const frame = new MutableDataFrame({ fields: [{ name: 'time', values: marks.map(({ timeMs }) => timeMs) }] });
    return [frame as DataFrame];
  }, [marks]);

  const place = useCallback((frame: DataFrame, row: number) => {
    const { current } = plot;
    const x = current?.valToPos(Number(frame.fields[0]?.values[row]), 'x') ?? -1;
    const pixels = window.devicePixelRatio;
    if (!current || x < 0 || x > current.bbox.width / pixels) {
      return undefined;
    }
    return { x, y: current.bbox.height / pixels };
  }, []);

  const renderMark = useCallback(
    (_frame: DataFrame, row: number) => {
      const mark = marks[row];
      return (
        mark && (
          <Tooltip content={<MarkText mark={mark} />}>
            <button
              type="button"
              className={styles.mark}
              style={{ borderBottomColor: colorOf(mark.color) }}
              aria-label={`Annotation: ${mark.text}`}
            />
          </Tooltip>
        )
      );
    },
    [marks, styles, colorOf]
  );

  return (
    <EventsCanvas
      id="annotations"
      config={config}
      events={events}
      mapEventToXYCoords={place}
      renderEventMarker={renderMark}
    />
  );
}

function MarkText({ mark: { timeMs, text, tags } }: { readonly mark: AnnotationMark }) {
  return (
    <>
      <div>{new Date(timeMs).toISOString()}</div>
      <div>{text}</div>
      {tags.length > 0 && <div>{tags.join(', ')}</div>}
    </>
  );
}

function drawLines({ ctx, bbox, valToPos }: Plot, marks: readonly AnnotationMark[], colorOf: (name: string) => string) {
  ctx.save();
  ctx.lineWidth = window.devicePixelRatio;
  ctx.setLineDash([4 * window.devicePixelRatio, 4 * window.devicePixelRatio]);
  for (const { timeMs, color } of marks) {
    const x = valToPos(timeMs, 'x', true);
    if (x >= bbox.left && x <= bbox.left + bbox.width) {
      ctx.strokeStyle = colorOf(color);
      ctx.beginPath();
      ctx.moveTo(x, bbox.top);
      ctx.lineTo(x, bbox.top + bbox.height);
      ctx.stroke();
    }
  }
  ctx.restore();
}

function getStyles(theme: GrafanaTheme2) {
  return {
    mark: css({
      width: 0,
      height: 0,
      padding: 0,
      background: 'none',
      border: '6px solid transparent',
      borderTop: 'none',
      borderBottomWidth: 8,
      '&:focus-visible': { outline: `2px solid ${theme.colors.primary.main}` },
    }),
  };
}
