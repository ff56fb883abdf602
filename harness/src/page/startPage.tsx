import { createRoot } from 'react-dom/client';
import { App } from './app/App';
import { shareModules } from './plugins/sharedModules';
import { installServices } from './services/installServices';
import { preloadIcons } from './services/preloadIcons';

/** Starts the page in the element `#root`. The boot data must be installed. */
export async function startPage(): Promise<void> {
  const root = document.getElementById('root');
  if (!root) {
    throw new Error('The page has no element #root');
  }
  shareModules();
  await preloadIcons();
  createRoot(root).render(<App services={installServices()} />);
}
