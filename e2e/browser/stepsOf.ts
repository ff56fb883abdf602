import { type Locator, type Page } from '@playwright/test';

/** What _Save & test_ tried, and how each step went. */
export function stepsOf(page: Page): Locator {
  return page.getByRole('list', { name: 'Steps of the health check' });
}
