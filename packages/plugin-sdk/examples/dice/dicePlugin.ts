import { numericLong } from '@glance/data-frames';
import { PluginError, ResourceRouter, jsonResponse, type DataSourcePlugin } from '@glance/plugin-sdk';

interface Dice {
  readonly sides: number;
}

export const dicePlugin: DataSourcePlugin<Dice> = {
  createInstance({ jsonData }) {
    const sides = jsonData.sides ?? 6;
    if (typeof sides !== 'number' || sides < 1) {
      throw new PluginError(`sides must be a number from 1, not ${JSON.stringify(sides)}`, {
        status: 400,
        source: 'downstream',
      });
    }
    return { sides };
  },

  queryData(query, { instance }) {
    const roll = 1 + Math.floor(Math.random() * instance.sides);
    const labels = [{ name: 'die', values: [query.refId] }];
    return Promise.resolve([numericLong({ labels, values: [{ name: 'roll', values: [roll] }] })]);
  },

  resources: new ResourceRouter<Dice>().get('sides', (_request, { instance }) => jsonResponse(instance.sides)),
};
