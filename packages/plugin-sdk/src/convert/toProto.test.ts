import { CheckHealthResponse_HealthStatus as HealthStatus } from '../gen/backend';
import { failureToProto, framesToProto, healthToProto, resourceToProto } from './toProto';

const asIs = (text: string): string => text;
const text = (bytes: Uint8Array): string => Buffer.from(bytes).toString();

describe('answers on the wire', () => {
  it('says 200 for success, because a host reads 0 as 500', () => {
    const frame = Uint8Array.of(1, 2);
    expect(framesToProto([frame])).toMatchObject({ frames: [frame], status: 200, error: '', errorSource: '' });
  });

  it('says whose fault a failure is', () => {
    const failure = { message: 'no', status: 429, source: 'downstream', kind: 'meant' } as const;
    expect(failureToProto(failure)).toMatchObject({ frames: [], status: 429, error: 'no', errorSource: 'downstream' });
  });

  it('always gives health details as an object, redacted with the message', () => {
    expect(healthToProto({ status: 'ok', message: 'fine' }, asIs)).toMatchObject({
      status: HealthStatus.OK,
      message: 'fine',
    });
    expect(text(healthToProto({ status: 'ok', message: 'fine' }, asIs).jsonDetails)).toBe('{}');
    const redacted = healthToProto({ status: 'error', message: 'a key', details: { key: 'a key' } }, (part) =>
      part.replaceAll('a key', '*')
    );
    expect(redacted.status).toBe(HealthStatus.ERROR);
    expect([redacted.message, text(redacted.jsonDetails)]).toEqual(['*', '{"key":"*"}']);
  });

  it.each([0, 99, 600, NaN, 200.5])('turns the resource status %p into 500: the host panics on 0', (status) => {
    expect(resourceToProto({ status, body: '' }).code).toBe(500);
  });

  it('takes a resource body as text or bytes', () => {
    const response = resourceToProto({ status: 201, headers: { etag: 'x' }, body: 'ä' });
    expect(response).toMatchObject({ code: 201, headers: { etag: { values: ['x'] } } });
    expect(text(response.body)).toBe('ä');
    expect(resourceToProto({ status: 200, body: Uint8Array.of(7) }).body).toEqual(Uint8Array.of(7));
  });
});
