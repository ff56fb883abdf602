import { type Locator, type Page } from '@playwright/test';

/** The panel of a dashboard with the given title. */
export function panelOf(page: Page, title: string): Locator {
  return page.locator('section').filter({ has: page.getByRole('heading', { name: title, exact: true }) });
}
