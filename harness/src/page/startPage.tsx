import { createRoot } from 'react-dom/client';
import { App } from './app/App';
import { shareModules } from './plugins/sharedModules';
import { installServices } from './services/installServices';

/** Starts the page in the element `#root`. The boot data must be installed. */
export function startPage(): void {
  const root = document.getElementById('root');
  if (!root) {
    throw new Error('The page has no element #root');
  }
  shareModules();
  createRoot(root).render(<App services={installServices()} />);
}
