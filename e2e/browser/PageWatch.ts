import { type Page } from '@playwright/test';

/** What a page did that it should not have: errors on its console, and requests to anywhere but the workbench. */
export class PageWatch {
  readonly #errors: string[] = [];
  readonly #foreignRequests: string[] = [];
  readonly #allowed: RegExp[] = [];

  constructor(page: Page, workbenchUrl: string) {
    page.on('console', (message) => {
      if (message.type() === 'error') {
        this.#errors.push(`${message.text()} (${message.location().url})`);
      }
    });
    page.on('pageerror', (error) => this.#errors.push(error.stack ?? error.message));
    page.on('request', (request) => {
      const url = request.url();
      if (!url.startsWith(workbenchUrl) && !/^(data|blob):/.test(url)) {
        this.#foreignRequests.push(url);
      }
    });
  }

  /** Permits one kind of error: a browser itself writes every failed request to the console. */
  allow(error: RegExp): void {
    this.#allowed.push(error);
  }

  get errors(): readonly string[] {
    return this.#errors.filter((error) => !this.#allowed.some((allowed) => allowed.test(error)));
  }

  get foreignRequests(): readonly string[] {
    return this.#foreignRequests;
  }
}
