import { findSecrets } from '../support/secretSearch';

const secret = 'SIM8Q~p/w+"d-and-some-more-of-it';
const secrets = { clientSecret: secret };

function searched(output: unknown): readonly string[] {
  return findSecrets({ place: output }, secrets);
}

describe('the search for secrets', () => {
  it('finds nothing in outputs without any', () => {
    expect(searched({ level: 'info', message: 'signed in', frames: [new Uint8Array(100)] })).toEqual([]);
  });

  it.each([
    ['as it is', `secret is ${secret}!`, 'clientSecret in place'],
    ['cut off', `Bearer ${secret.slice(0, 20)}…`, 'beginning of clientSecret in place'],
    ['cut in front', `…${secret.slice(-18)}`, 'end of clientSecret in place'],
    ['in a form', new URLSearchParams({ s: secret }).toString(), 'clientSecret in a form in place'],
    ['in a URL', encodeURIComponent(secret), 'clientSecret in a URL in place'],
    ['in JSON', JSON.stringify({ s: secret }), 'clientSecret in JSON in place'],
    ['in hexadecimal', Buffer.from(secret).toString('hex'), 'clientSecret in hexadecimal in place'],
    ['in base64', Buffer.from(`${secret}!`).toString('base64'), 'clientSecret in base64 in place'],
    ['in base64 after a byte', Buffer.from(`:${secret}!`).toString('base64'), 'clientSecret in base64 in place'],
    ['in base64 after two', Buffer.from(`a:${secret}!`).toString('base64'), 'clientSecret in base64 in place'],
  ])('finds one written %s', (_, text, find) => {
    expect(searched(text)).toContain(find);
  });

  it('looks into bytes, and into bytes within objects', () => {
    const bytes = Buffer.from(`ARROW1 ${secret} ARROW1`);
    expect(searched(bytes)).toContain('clientSecret in place');
    expect(searched({ A: { rawFrames: [bytes], error: undefined } })).toContain('clientSecret in place');
    expect(searched({ A: { rawFrames: [new Uint8Array(bytes)] } })).toContain('clientSecret in place');
    expect(searched({ [secret]: 1 })).toContain('clientSecret in place');
  });

  it('names the place and the form, never the secret', () => {
    const finds = findSecrets({ stderr: secret, metrics: '' }, secrets);
    expect(finds).toContain('clientSecret in stderr');
    expect(finds.join()).not.toContain(secret.slice(0, 8));
  });

  it('refuses to look for what ordinary text may hold', () => {
    expect(() => findSecrets({}, { pin: '1234' })).toThrow('"pin" is too short');
  });
});
