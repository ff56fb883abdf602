import { parseHandshake } from './Handshake';

describe('parseHandshake', () => {
  it.each([
    ['1|2|unix|/tmp/a.sock|grpc', { network: 'unix', address: '/tmp/a.sock' }],
    ['1|2|tcp|127.0.0.1:10000|grpc|', { network: 'tcp', address: '127.0.0.1:10000' }],
  ])('reads %s', (line, handshake) => {
    expect(parseHandshake(line)).toEqual(handshake);
  });

  it.each([
    ['hello', 'a handshake has five fields'],
    ['2|2|unix|/a|grpc', 'core protocol must be 1, not 2'],
    ['1|1|unix|/a|grpc', 'application protocol must be 2, not 1'],
    ['1|2|pipe|/a|grpc', 'cannot dial pipe /a'],
    ['1|2|unix||grpc', 'cannot dial unix'],
    ['1|2|unix|/a|netrpc', 'protocol must be grpc, not netrpc'],
    ['1|2|unix|/a|grpc|MIIB', 'the plugin asks for TLS'],
  ])('says what is wrong with %s', (line, problem) => {
    expect(parseHandshake(line)).toEqual({ problem: expect.stringContaining(problem) });
  });
});
