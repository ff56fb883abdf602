import { RequestHeaders } from './RequestHeaders';

describe('RequestHeaders', () => {
  it('finds a header in any case, with or without the prefix of forwarded ones', () => {
    const headers = new RequestHeaders({ 'http_X-Panel-Id': '7', FromAlert: 'true', HTTP_x_y: 'z' });
    expect(headers.get('x-panel-id')).toBe('7');
    expect(headers.get('FROMALERT')).toBe('true');
    expect(headers.get('X_Y')).toBe('z');
    expect(headers.has('X-Panel-Id')).toBe(true);
    expect(headers.names()).toEqual(['x-panel-id', 'fromalert', 'x_y']);
  });

  it('prefers the header that Grafana itself set over a forwarded one, whatever their order', () => {
    expect(new RequestHeaders({ 'http_X-Grafana-Org-Id': '1', 'X-Grafana-Org-Id': '2' }).get('x-grafana-org-id')).toBe(
      '2'
    );
    expect(new RequestHeaders({ 'X-Grafana-Org-Id': '2', 'http_X-Grafana-Org-Id': '1' }).get('x-grafana-org-id')).toBe(
      '2'
    );
  });

  it('knows nothing of names that objects inherit', () => {
    const headers = new RequestHeaders({});
    expect(headers.get('constructor')).toBeUndefined();
    expect(headers.has('__proto__')).toBe(false);
  });
});
