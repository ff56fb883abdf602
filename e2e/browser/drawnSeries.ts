import { type Locator } from '@playwright/test';

/** A series of a chart's legend, and how high its line reaches. */
export interface DrawnSeries {
  readonly name: string;
  /** 0 is the chart's upper edge, 1 its lower; undefined when no pixel of the chart has the series' colour. */
  readonly top: number | undefined;
}

/** What a panel's chart has really drawn, read from the pixels of its canvas, in the order of the legend. */
export async function drawnSeries(panel: Locator): Promise<readonly DrawnSeries[]> {
  return panel.evaluate((element) => {
    const canvas = element.querySelector('canvas');
    const context = canvas?.getContext('2d');
    if (!canvas || !context) {
      return [];
    }
    const { data } = context.getImageData(0, 0, canvas.width, canvas.height);
    const topByColor = new Map<string, number>();
    for (let at = 0; at < data.length; at += 4) {
      const color = `${data[at]}, ${data[at + 1]}, ${data[at + 2]}`;
      if (data[at + 3] === 255 && !topByColor.has(color)) {
        topByColor.set(color, Math.floor(at / 4 / canvas.width) / canvas.height);
      }
    }
    return [...element.querySelectorAll<HTMLElement>('[data-testid="series-icon"]')].map((icon) => {
      const color = /rgb\((.*)\)/.exec(icon.style.background)?.[1] ?? '';
      return { name: icon.parentElement?.textContent?.trim() ?? '', top: topByColor.get(color) };
    });
  });
}

/** The names of the series that a panel's chart shows. */
export async function drawnNames(panel: Locator): Promise<readonly string[]> {
  return (await drawnSeries(panel)).filter(({ top }) => top !== undefined).map(({ name }) => name);
}
