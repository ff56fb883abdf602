import { css } from '@emotion/css';
import { type GrafanaTheme2 } from '@grafana/data';
import { Tooltip, useStyles2, useTheme2, type UPlotConfigBuilder } from '@grafana/ui';
import { useCallback, useLayoutEffect, useRef, useState } from 'react';
import { type AnnotationMark } from './AnnotationMark';

/** The part of a uPlot chart that is used here; boxes are in pixels of the canvas. */
interface Plot {
  readonly bbox: { readonly left: number; readonly top: number; readonly width: number; readonly height: number };
  readonly ctx: CanvasRenderingContext2D;
  valToPos(value: number, scale: string, canvasPixels: boolean): number;
  redraw(rebuildPaths?: boolean): void;
}

/** A mark and where its line ends, in pixels of the page from the chart's corner. */
interface PlacedMark {
  readonly mark: AnnotationMark;
  readonly left: number;
  readonly top: number;
}

interface Props {
  readonly config: UPlotConfigBuilder;
  readonly marks: readonly AnnotationMark[];
}

/** A dashed line for each mark, and at its foot what it says: in a tooltip and to screen readers. */
export function AnnotationLayer({ config, marks }: Props) {
  const styles = useStyles2(getStyles);
  const theme = useTheme2();
  const [placed, setPlaced] = useState<readonly PlacedMark[]>([]);
  const plot = useRef<Plot>(undefined);
  const latest = useRef(marks);
  const colorOf = useCallback((name: string) => theme.visualization.getColorByName(name), [theme]);

  useLayoutEffect(() => {
    config.addHook('draw', (u) => {
      plot.current = u;
      drawLines(u, latest.current, colorOf);
      setPlaced(place(u, latest.current));
    });
  }, [config, colorOf]);

  useLayoutEffect(() => {
    latest.current = marks;
    plot.current?.redraw(false);
  }, [marks]);

  return (
    <>
      {placed.map(({ mark, left, top }, index) => (
        <Tooltip key={index} content={<MarkText mark={mark} />}>
          <button
            type="button"
            className={styles.mark}
            style={{ left, top, borderBottomColor: colorOf(mark.color) }}
            aria-label={`Annotation: ${mark.text}`}
          />
        </Tooltip>
      ))}
    </>
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

/** The marks that lie in the chart, and where. */
function place(plot: Plot, marks: readonly AnnotationMark[]): readonly PlacedMark[] {
  const { bbox } = plot;
  const pixels = window.devicePixelRatio;
  return marks.flatMap((mark) => {
    const x = plot.valToPos(mark.timeMs, 'x', true);
    const isInside = x >= bbox.left && x <= bbox.left + bbox.width;
    return isInside ? [{ mark, left: x / pixels, top: (bbox.top + bbox.height) / pixels }] : [];
  });
}

function drawLines(plot: Plot, marks: readonly AnnotationMark[], colorOf: (name: string) => string): void {
  const { ctx, bbox } = plot;
  const pixels = window.devicePixelRatio;
  ctx.save();
  ctx.lineWidth = pixels;
  ctx.setLineDash([4 * pixels, 4 * pixels]);
  for (const { mark, left } of place(plot, marks)) {
    ctx.strokeStyle = colorOf(mark.color);
    ctx.beginPath();
    ctx.moveTo(left * pixels, bbox.top);
    ctx.lineTo(left * pixels, bbox.top + bbox.height);
    ctx.stroke();
  }
  ctx.restore();
}

function getStyles(theme: GrafanaTheme2) {
  return {
    mark: css({
      position: 'absolute',
      width: 0,
      height: 0,
      padding: 0,
      background: 'none',
      border: '6px solid transparent',
      borderTop: 'none',
      borderBottomWidth: 8,
      transform: 'translateX(-50%)',
      '&:focus-visible': { outline: `2px solid ${theme.colors.primary.main}` },
    }),
  };
}
