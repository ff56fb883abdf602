import { once } from 'node:events';
import fs from 'node:fs';
import { createServer } from 'node:http';
import { type AddressInfo } from 'node:net';
import path from 'node:path';
import { GrafanaHost, PluginProcess } from '@glance/harness';
import { currentPlatform, executableFileName } from '../../tools/build-plugin/platforms';
import { ContributingCheckout, filesOf } from './ContributingCheckout';

const plugin = 'plugins/shop-orders';

describe('the plugin of CONTRIBUTING.md', () => {
  let checkout: ContributingCheckout;

  beforeAll(async () => {
    checkout = new ContributingCheckout();
    checkout.addPlugin(
      'shop-orders',
      filesOf(fs.readFileSync(path.resolve(__dirname, '../../CONTRIBUTING.md'), 'utf8'))
    );
    // A whole build ends with the check of what would be shipped.
    await checkout.node('--import', 'tsx', 'tools/build-plugin/build.ts', '--only', 'shop-orders');
  }, 60_000);

  afterAll(() => checkout.remove());

  it('is type-checked in its folder', async () => {
    await checkout.node('node_modules/typescript/bin/tsc', '-b', plugin);
  }, 120_000);

  it('passes its own tests', async () => {
    await checkout.node('node_modules/jest/bin/jest.js', '--config', `${plugin}/jest.config.js`);
  }, 60_000);

  it('gives Grafana a module with its editors', () => {
    const module = fs.readFileSync(path.join(checkout.folder, plugin, 'dist/module.js'), 'utf8');
    const shared: unknown = new Proxy(function any() {}, {
      get: (target, name) => (name === 'prototype' ? target.prototype : shared),
      apply: () => shared,
    });
    let loaded: { plugin?: { readonly editors: readonly unknown[] } } = {};
    class DataSourcePlugin {
      readonly editors: unknown[] = [];
      setConfigEditor(editor: unknown): this {
        this.editors.push(editor);
        return this;
      }
      setQueryEditor = this.setConfigEditor;
    }
    const define = (names: readonly string[], make: (...modules: readonly unknown[]) => typeof loaded) => {
      loaded = make(...names.map((name) => (name === '@grafana/data' ? { DataSourcePlugin } : shared)));
    };
    new Function('define', module)(define);
    expect(loaded.plugin?.editors.map((editor) => typeof editor)).toEqual(['function', 'function']);
  });

  it('answers queries and health checks as Grafana starts it', async () => {
    const asked: unknown[] = [];
    const shop = createServer(({ url, headers }, response) => {
      asked.push([url, headers.authorization]);
      response.end(JSON.stringify([{ day: '2026-11-02', orders: 7 }]));
    }).listen(0, '127.0.0.1');
    await once(shop, 'listening');
    const process = await PluginProcess.start({
      command: path.join(checkout.folder, plugin, 'dist', executableFileName('gpx_shop_orders', currentPlatform())),
    });
    try {
      const host = new GrafanaHost(process);
      const url = `http://127.0.0.1:${(shop.address() as AddressInfo).port}`;
      const dataSource = { uid: 'shop', jsonData: { url }, secureJsonData: { token: 'secret' } };
      expect(await host.checkHealth({ dataSource })).toMatchObject({ status: 'OK' });
      const { A } = await host.queryData({
        dataSource,
        queries: [{ refId: 'A', queryType: 'orders', shop: 'Lyon' }],
        fromMs: Date.parse('2026-11-01'),
        toMs: Date.parse('2026-11-03'),
      });
      expect(A?.error).toBeUndefined();
      expect([...(A?.frames[0]?.fields[1]?.values ?? [])]).toEqual([7]);
      expect(asked).toEqual([
        ['/orders?shop=', 'Bearer secret'],
        ['/orders?shop=Lyon', 'Bearer secret'],
      ]);
    } finally {
      await process.shutdown();
      shop.close();
    }
  }, 30_000);
});
