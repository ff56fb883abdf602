import { readFile } from 'node:fs/promises';
import { UpstreamError } from '@glance/upstream';

const SETTING = 'workload_identity_token_file';

const REASONS: Readonly<Record<string, string>> = {
  ENOENT: 'does not exist',
  EACCES: 'may not be read by the Grafana server',
  EPERM: 'may not be read by the Grafana server',
  EISDIR: 'is a folder',
};

/**
 * The service account's token, as Kubernetes has written it last: it is replaced long before it ends, so it is read for
 * every sign-in and never kept.
 * @throws UpstreamError `unauthorized`, naming the server's setting and the path
 */
export async function readFederatedToken(path: string): Promise<string> {
  const text = await readFile(path, 'utf8').catch((error: NodeJS.ErrnoException) => {
    throw unusable(path, REASONS[error.code ?? ''] ?? `cannot be read (${error.code ?? 'unknown reason'})`);
  });
  const token = text.trim();
  if (token === '') {
    throw unusable(path, 'is empty');
  }
  return token;
}

function unusable(path: string, reason: string): UpstreamError {
  return new UpstreamError(
    'unauthorized',
    `The file with the workload identity’s token ${reason} (${path}). Check ${SETTING} in the [azure] section of the Grafana server’s configuration, and that Kubernetes mounts the token there`
  );
}
