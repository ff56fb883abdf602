import { Hono } from 'hono';
import { creditsOf } from '../accounts/creditsOf';
import { reputationOf } from '../accounts/reputationOf';
import { CALLS } from '../endpointOf';
import { pageOf, readPage } from '../parameters/Page';
import type { SendGridEnv } from '../SendGridEnv';
import type { SendGridOptions } from '../SendGridOptions';
import { admit } from './admit';

const CATEGORIES = { limit: 50 };

/** What an account has: scopes, credits, a reputation and categories. */
export function accountRoutes(options: SendGridOptions): Hono<SendGridEnv> {
  const app = new Hono<SendGridEnv>();
  app.get(CALLS.scopes.path, admit('scopes', options), (context) =>
    context.json({ scopes: context.get('caller').scopes })
  );
  app.get(CALLS.credits.path, admit('credits', options), (context) =>
    context.json(creditsOf(context.get('caller'), options.now()))
  );
  app.get(CALLS.account.path, admit('account', options), (context) =>
    context.json({ type: 'paid', reputation: reputationOf(context.get('caller').sender, options.now()) })
  );
  app.get(CALLS.categories.path, admit('categories', options), (context) => {
    const query = context.get('query');
    const page = readPage(query, CATEGORIES);
    const prefix = query.text('category') ?? '';
    const names = context.get('caller').sender.mail.categories(options.now());
    return context.json(
      pageOf(
        names.filter((name) => name.startsWith(prefix)),
        page
      ).map((category) => ({ category }))
    );
  });
  return app;
}
