import { type VariableDefinition } from '../dashboards/model/parseDashboard';
import { resolveVariables } from './resolveVariables';
import { type VariableOption } from './VariableState';

const definition = (name: string, more: Partial<VariableDefinition> = {}): VariableDefinition => ({
  name,
  type: 'query',
  multi: false,
  includeAll: false,
  hide: 0,
  regex: '',
  ...more,
});
const options = (...values: string[]): VariableOption[] =>
  values.map((value) => ({ text: value.toUpperCase(), value }));

async function resolve(
  definitions: VariableDefinition[],
  {
    chosen = {},
    load = async () => options('a', 'b'),
  }: { chosen?: Record<string, string[]>; load?: () => Promise<VariableOption[]> } = {}
) {
  const onResolved = jest.fn();
  const result = await resolveVariables(definitions, {
    chosen: new Map(Object.entries(chosen)),
    loadOptions: load,
    onResolved,
  });
  return { ...result, onResolved };
}
const selected = async (...args: Parameters<typeof resolve>) => (await resolve(...args)).variables[0]?.selected;

describe('resolveVariables', () => {
  it('chooses the first option when nothing else is said', async () => {
    expect(await selected([definition('v')])).toEqual(['a']);
  });

  it('chooses All where there is one', async () => {
    expect(await selected([definition('v', { includeAll: true })])).toEqual(['$__all']);
  });

  it('prefers what the dashboard saved, and the address over that', async () => {
    const saved = definition('v', { current: { text: 'B', value: 'b' } });
    expect(await selected([saved])).toEqual(['b']);
    expect(await selected([saved], { chosen: { v: ['a'] } })).toEqual(['a']);
  });

  it('forgets choices that are no longer offered', async () => {
    const saved = definition('v', { current: { text: 'Gone', value: 'gone' }, multi: true });
    expect(await selected([saved], { chosen: { v: ['gone', 'b'] } })).toEqual(['b']);
    expect(await selected([saved], { chosen: { v: ['gone'] } })).toEqual(['a']);
  });

  it('keeps the choice and tells the reason when options cannot be had, and goes on with the others', async () => {
    let calls = 0;
    const { variables, errors } = await resolve([definition('broken'), definition('v')], {
      chosen: { broken: ['kept'] },
      load: async () => {
        if (calls++ === 0) {
          throw new Error('no role');
        }
        return options('a');
      },
    });
    expect(variables.map((variable) => variable.selected)).toEqual([['kept'], ['a']]);
    expect([...errors]).toEqual([['broken', 'no role']]);
  });

  it('announces each variable before the options of the next are asked, which may depend on it', async () => {
    const order: string[] = [];
    await resolveVariables([definition('first'), definition('second')], {
      chosen: new Map(),
      loadOptions: async ({ name }) => {
        order.push(`ask ${name}`);
        return options('a');
      },
      onResolved: (variables) => order.push(`know ${variables.map(({ name }) => name).join(' and ')}`),
    });
    expect(order).toEqual(['ask first', 'know first', 'ask second', 'know first and second']);
  });

  it('takes the name for a missing label and knows which variables are hidden', async () => {
    const { variables } = await resolve([definition('v', { hide: 2 }), definition('w', { label: 'Wide' })]);
    expect(variables.map(({ label, hidden }) => [label, hidden])).toEqual([
      ['v', true],
      ['Wide', false],
    ]);
  });
});
