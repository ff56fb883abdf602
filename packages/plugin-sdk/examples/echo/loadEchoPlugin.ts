import { setTimeout as delay } from 'node:timers/promises';
import { EchoPlugin } from './EchoPlugin';

/** Loads the plugin, late or never when the server-wide settings `load_delay_ms` and `load_failure` say so. */
export async function loadEchoPlugin(env: Readonly<Record<string, string | undefined>>): Promise<EchoPlugin> {
  await delay(Number(env.GF_PLUGIN_LOAD_DELAY_MS ?? 0));
  if (env.GF_PLUGIN_LOAD_FAILURE) {
    throw new Error(env.GF_PLUGIN_LOAD_FAILURE);
  }
  return new EchoPlugin();
}
