import { isStartedByGrafana } from './handshake';
import { StdoutGuard } from './StdoutGuard';

export const stdoutGuard = new StdoutGuard();

// The one module with an effect at import: under a Grafana host even a library's greeting while it loads would take
// the place of the handshake and end the start.
if (isStartedByGrafana(process.env)) {
  stdoutGuard.install({ process, console });
  process.noDeprecation = true;
}
