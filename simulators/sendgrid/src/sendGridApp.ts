import { Hono } from 'hono';
import { accountRoutes } from './routes/accountRoutes';
import { statsRoutes } from './routes/statsRoutes';
import { subuserRoutes } from './routes/subuserRoutes';
import { SendGridError } from './SendGridError';
import type { SendGridEnv } from './SendGridEnv';
import type { SendGridOptions } from './SendGridOptions';

/** The API of one region of SendGrid, as far as it tells statistics and what an account has. */
export function createSendGridApp(options: SendGridOptions): Hono<SendGridEnv> {
  const app = new Hono<SendGridEnv>();
  app.use(...options.delivery);
  app.route('/', statsRoutes(options));
  app.route('/', subuserRoutes(options));
  app.route('/', accountRoutes(options));
  app.notFound((context) => context.json(refusal(new SendGridError(404, 'not found')), 404));
  app.onError((error, context) => {
    if (error instanceof SendGridError) {
      return context.json(refusal(error), error.status);
    }
    throw error;
  });
  return app;
}

function refusal({ field, message }: SendGridError): object {
  return { errors: [{ field, message }] };
}
