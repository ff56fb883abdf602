import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';

/**
 * Starts every simulated vendor on a free port of loopback and resolves to the variables by which the provisioning
 * files name them. Certificates lie in a temporary folder that goes with the process.
 */
export async function startSimulators(services) {
  const folder = fs.mkdtempSync(path.join(os.tmpdir(), 'glance-'));
  process.on('exit', () => fs.rmSync(folder, { recursive: true, force: true }));
  const caFile = path.join(folder, 'azure-ca.pem');
  const azure = await services.start(
    'The Azure simulator',
    process.execPath,
    ['--import', 'tsx', 'simulators/azure/bin/start.ts', '--port', '0', '--ca-file', caFile],
    { isReady: jsonLine, advice: 'the lines above say why.' }
  );
  return {
    GLANCE_AZURE_TENANT_ID: azure.tenantId,
    GLANCE_AZURE_CLIENT_ID: azure.clientId,
    GLANCE_AZURE_CLIENT_SECRET: azure.clientSecret,
    GLANCE_AZURE_CLOUD: 'AzureCustomizedCloud',
    GLANCE_AZURE_ARM_URL: azure.armUrl,
    GLANCE_AZURE_AUTHORITY_URL: azure.authorityUrl,
    GLANCE_AZURE_CA_FILE: caFile,
  };
}

function jsonLine(line) {
  return line.startsWith('{') ? JSON.parse(line) : undefined;
}
