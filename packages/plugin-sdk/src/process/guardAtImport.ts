import { isStartedByGrafana } from './handshake';
import { installStdoutGuard } from './stdoutGuard';

// The one module with an effect at import: under a Grafana host even a library's greeting while it loads would take
// the place of the handshake and end the start.
if (isStartedByGrafana(process.env)) {
  installStdoutGuard();
  process.noDeprecation = true;
}
