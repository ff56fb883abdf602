/** @jest-environment jsdom */
import { screen } from '@testing-library/react';
import { FilterList, type PropertyFilter } from './FilterList';
import { renderEditor } from './testing';

const KINDS = [
  { type: 'field', label: 'Field', placeholder: 'Choose', names: [{ value: 'region' }, { value: 'tier' }] },
] as const;
const OPERATORS = [
  { value: 'in', label: 'is one of' },
  { value: 'notIn', label: 'is none of' },
] as const;

type Filter = PropertyFilter<'field', 'in' | 'notIn'>;

async function renderList(value: readonly Filter[]) {
  return await renderEditor({
    value,
    render: (current, onChange) => (
      <FilterList<'field', 'in' | 'notIn'>
        id="filter"
        kinds={KINDS}
        operators={[...OPERATORS]}
        value={current}
        onChange={onChange}
        valueOptions={({ name }) => (name === 'region' ? [{ value: 'west' }, { value: 'east' }] : [])}
      />
    ),
  });
}

const REGION: Filter = { type: 'field', name: 'region', operator: 'in', values: ['west'] };

describe('FilterList', () => {
  it('builds a filter from nothing', async () => {
    const { user, saved } = await renderList([]);
    await user.click(screen.getByRole('button', { name: 'Add filter' }));
    await user.click(screen.getByRole('combobox', { name: 'Filter 1: name' }));
    await user.click(await screen.findByRole('option', { name: 'region' }));
    await user.click(screen.getByLabelText('Filter 1: values'));
    await user.click(await screen.findByRole('option', { name: 'east' }));
    expect(saved()).toEqual([{ type: 'field', name: 'region', operator: 'in', values: ['east'] }]);
  });

  it('takes typed values where none can be suggested', async () => {
    const { user, saved } = await renderList([{ ...REGION, name: 'tier', values: [] }]);
    await user.type(screen.getByLabelText('Filter 1: values'), 'gold{Enter}silver{Enter}');
    expect(saved()).toEqual([{ ...REGION, name: 'tier', values: ['gold', 'silver'] }]);
  });

  it('changes the operator and keeps the values', async () => {
    const { user, saved } = await renderList([REGION]);
    await user.click(screen.getByRole('combobox', { name: 'Filter 1: operator' }));
    await user.click(await screen.findByRole('option', { name: 'is none of' }));
    expect(saved()).toEqual([{ ...REGION, operator: 'notIn' }]);
  });

  it('forgets the values of another property', async () => {
    const { user, saved } = await renderList([REGION]);
    await user.click(screen.getByRole('combobox', { name: 'Filter 1: name' }));
    await user.click(await screen.findByRole('option', { name: 'tier' }));
    expect(saved()).toEqual([{ ...REGION, name: 'tier', values: [] }]);
  });

  it('removes the filter that is asked for', async () => {
    const { user, saved } = await renderList([REGION, { ...REGION, name: 'tier' }]);
    await user.click(screen.getByRole('button', { name: 'Remove filter 1' }));
    expect(saved()).toEqual([{ ...REGION, name: 'tier' }]);
  });
});
