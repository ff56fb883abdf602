import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { readFederatedToken } from './federatedToken';

let folder: string;

beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'federated-token-'));
});
afterEach(() => rm(folder, { recursive: true }));

it('reads what the file holds now, without the line break at its end', async () => {
  const file = join(folder, 'token');
  await writeFile(file, 'first\n');
  expect(await readFederatedToken(file)).toBe('first');
  await writeFile(file, 'second');
  expect(await readFederatedToken(file)).toBe('second');
});

it('names the setting and the path when there is no token', async () => {
  const empty = join(folder, 'empty');
  await writeFile(empty, ' \n');
  const missing = join(folder, 'missing');
  for (const [file, reason] of [
    [empty, 'is empty'],
    [missing, 'does not exist'],
    [folder, 'is a folder'],
  ] as const) {
    await expect(readFederatedToken(file)).rejects.toMatchObject({ code: 'unauthorized', status: undefined });
    await expect(readFederatedToken(file)).rejects.toThrow(
      `The file with the workload identity’s token ${reason} (${file}). Check workload_identity_token_file`
    );
  }
});
