import { flushSync } from 'react-dom';
import { createRoot } from 'react-dom/client';
import InlineSvg, { cacheStore } from 'react-inlinesvg';

const urlOf = (name: string) => `/public/build/img/icons/unicons/${name}.svg`;

/** Icons that components of `@grafana/ui` swap for one another in one place. */
const swapped = ['spinner', 'angle-down', 'angle-right', 'angle-up', 'check', 'search', 'sync'] as const;

/**
 * Loads them before anything is drawn, as Grafana does with all of its icons: when an icon is swapped while the first
 * one is still being fetched, `react-inlinesvg` shows whichever arrives last, such as a spinner that never goes away.
 */
export async function preloadIcons(): Promise<void> {
  // The cache comes into being with the first icon that is drawn.
  const unseen = createRoot(document.createElement('div'));
  flushSync(() => unseen.render(<InlineSvg src={urlOf(swapped[0])} cacheRequests />));
  await Promise.allSettled(swapped.map((name) => cacheStore.get(urlOf(name))));
  unseen.unmount();
}
