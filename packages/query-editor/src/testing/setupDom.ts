import { TextDecoder, TextEncoder } from 'node:util';

class SilentObserver {
  observe(): void {}
  unobserve(): void {}
  disconnect(): void {}
}

// What Grafana's components need of a browser and jsdom lacks; jest runs this before each test file (`setupFiles`).
// Test files without a DOM pass through untouched.
if (typeof window !== 'undefined') {
  Object.assign(globalThis, {
    TextDecoder,
    TextEncoder,
    ResizeObserver: SilentObserver,
    IntersectionObserver: SilentObserver,
    matchMedia: () => new EventTarget(),
    // i18next would print an advertisement into every test's output.
    __i18next_supportNoticeShown: true,
  });
  giveElementsASize();
  giveTextAWidth();
  answerIcons();
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

// Icons are fetched as files.
function answerIcons(): void {
  const svg = '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 16 16"></svg>';
  const answer = {
    ok: true,
    status: 200,
    headers: new Headers({ 'content-type': 'image/svg+xml' }),
    text: async () => svg,
  };
  Object.assign(globalThis, { fetch: async () => answer });
}
