import { redactServerSecrets } from './redactServerSecrets';

const redact = (env: Readonly<Record<string, string | undefined>>, text: string) => redactServerSecrets(env)(text);

describe('redactServerSecrets', () => {
  it.each([
    ['as it is', { GF_PLUGIN_REDIS_PASSWORD: 's3cret/word' }, 'AUTH s3cret/word failed'],
    ['as URLs write it', { GF_PLUGIN_REDIS_PASSWORD: 's3cret/word' }, 'AUTH s3cret%2Fword failed'],
    [
      'from within a URL',
      { GF_PLUGIN_REDIS_URL: 'redis://grafana:s3cret%2Fword@cache:6379/1' },
      'AUTH s3cret/word failed',
    ],
    ['from a URL without a user', { GF_PLUGIN_REDIS_URL: 'rediss://:s3cret@cache' }, 'AUTH s3cret failed'],
    ['from a text that is no URL', { GF_PLUGIN_REDIS_URL: 'grafana:s3cret@cache' }, 'AUTH s3cret failed'],
  ])('takes the password out %s', (_, env, text) => {
    expect(redact(env, text)).toBe('AUTH [redacted] failed');
  });

  it('leaves everything else', () => {
    const text = 'Connected to redis://cache:6379/1 as default';
    for (const env of [{}, { GF_PLUGIN_REDIS_URL: 'redis://cache:6379/1', GF_PLUGIN_REDIS_PASSWORD: '' }]) {
      expect(redact(env, text)).toBe(text);
    }
    expect(redact({ GF_PLUGIN_REDIS_PASSWORD: 'as' }, text)).toBe(text);
  });
});
