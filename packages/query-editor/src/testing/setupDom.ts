import { TextDecoder, TextEncoder } from 'node:util';
import type * as React from 'react';

class SilentObserver {
  observe(): void {}
  unobserve(): void {}
  disconnect(): void {}
}

/** Reports each element's size once, as a browser does. What holds an input has room; pickers fit their values into it. */
class OneTimeObserver extends SilentObserver {
  constructor(private readonly report: (entries: ReadonlyArray<{ readonly contentRect: DOMRect }>) => void) {
    super();
  }
  override observe(element?: Element): void {
    const width = element?.querySelector('input') ? 1000 : 0;
    this.report([{ contentRect: new DOMRect(0, 0, width, 32) }]);
  }
}

// What Grafana's components need of a browser and jsdom lacks; jest runs this before each test file (`setupFiles`).
// Test files without a DOM pass through untouched.
if (typeof window !== 'undefined') {
  Object.assign(globalThis, {
    TextDecoder,
    TextEncoder,
    ResizeObserver: OneTimeObserver,
    IntersectionObserver: SilentObserver,
    matchMedia: () => new EventTarget(),
    // i18next would print an advertisement into every test's output.
    __i18next_supportNoticeShown: true,
  });
  // Typing into Grafana's pickers is slow on a busy machine. (A project's own `testTimeout` is not read by jest.)
  jest.setTimeout(60_000);
  giveElementsASize();
  giveTextAWidth();
  mockIcons();
}

// Pickers draw only those options that fit into their menu.
function giveElementsASize(): void {
  for (const side of ['offsetWidth', 'offsetHeight', 'clientWidth', 'clientHeight']) {
    Object.defineProperty(HTMLElement.prototype, side, { configurable: true, get: () => 400 });
  }
  Element.prototype.getBoundingClientRect = () => new DOMRect(0, 0, 400, 400);
  HTMLElement.prototype.scrollIntoView = () => undefined;
}

// Pickers measure their longest option on a canvas.
function giveTextAWidth(): void {
  const context = { font: '', measureText: (text: string) => ({ width: text.length * 8 }) };
  Object.defineProperty(HTMLCanvasElement.prototype, 'getContext', { configurable: true, value: () => context });
}

interface IconProps extends React.SVGProps<SVGSVGElement> {
  readonly src: string;
  readonly title?: string;
  readonly onLoad?: () => void;
  readonly 'data-testid'?: string;
}

// Icons are fetched as files, and would arrive at any time. Grafana waits for one before it shows the next.
function mockIcons(): void {
  jest.mock('react-inlinesvg', () => {
    const { createElement, useEffect } = jest.requireActual<typeof React>('react');
    const Svg = ({ title, role, className, onClick, src, onLoad, 'data-testid': testId }: IconProps) => {
      useEffect(() => onLoad?.(), [src, onLoad]);
      return createElement('svg', { role, className, onClick, 'aria-label': title, 'data-testid': testId });
    };
    return { __esModule: true, default: Svg };
  });
}
