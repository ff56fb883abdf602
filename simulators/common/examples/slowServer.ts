import {
  createCertificateAuthority,
  Faults,
  injectFaults,
  Journal,
  recordRequests,
  type ServerEnv,
  startHttpsServer,
} from '@glance/simulator-common';
import { httpsRequest } from '@glance/simulator-common/testing';
import { Hono } from 'hono';

/** A vendor with one call that answers slowly; tells how many calls were in flight at once. */
export async function slowServer(): Promise<number> {
  const journal = new Journal(Date.now);
  const faults = new Faults();
  const endpointOf = () => 'greeting';
  const app = new Hono<ServerEnv>();
  app.use(recordRequests({ journal, endpointOf, secretFields: [] }), injectFaults({ faults, endpointOf }));
  app.get('/greeting', (context) => context.json({ text: 'hello' }));

  const ca = await createCertificateAuthority('Example CA');
  const certificate = await ca.issue(['localhost']);
  const server = await startHttpsServer({ app, certificate, port: 0, host: '127.0.0.1' });
  try {
    faults.inject({ kind: 'latency', ms: 50 }, { endpoint: 'greeting' });
    const url = `https://localhost:${server.port}/greeting`;
    await Promise.all([1, 2, 3].map(() => httpsRequest({ url, caPem: ca.caPem })));
    return journal.peakInFlight('greeting');
  } finally {
    await server.stop();
  }
}
