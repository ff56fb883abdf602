/** @jest-environment jsdom */
import { act, screen } from '@testing-library/react';
import { type FilterValues } from './FilterEntry';
import { FilterList } from './FilterList';
import { type PickerOption } from './PickerOption';
import { type PropertyFilter } from './PropertyFilter';
import { renderEditor } from './testing';

const KINDS = [
  { type: 'field', label: 'Field', placeholder: 'Choose', names: [{ value: 'region' }, { value: 'tier' }] },
] as const;
const OPERATORS = [
  { value: 'in', label: 'is one of' },
  { value: 'notIn', label: 'is none of' },
] as const;

type Filter = PropertyFilter<'field', 'in' | 'notIn'>;

async function renderList(value: readonly Filter[], moreValues?: (filter: Filter) => FilterValues | undefined) {
  return await renderEditor({
    value,
    render: (current, onChange) => (
      <FilterList<'field', 'in' | 'notIn'>
        id="filter"
        kinds={KINDS}
        operators={[...OPERATORS]}
        value={current}
        onChange={onChange}
        moreValues={moreValues}
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

describe('values that are loaded', () => {
  const values = (load: FilterValues['load']) => (filter: Filter) => ({
    key: filter.name,
    load,
    noun: `values of ${filter.name}`,
    fallback: 'type one',
  });

  it('are asked for when they are to be seen, once, and stand behind those that are known', async () => {
    const load = jest.fn(async () => [{ value: 'north' }, { value: 'west' }]);
    const { user, saved } = await renderList([{ ...REGION, values: [] }], values(load));
    expect(load).not.toHaveBeenCalled();
    await user.click(screen.getByLabelText('Filter 1: values'));
    await user.click(await screen.findByRole('option', { name: 'north' }));
    expect(screen.getAllByRole('option').map((row) => row.textContent)).toEqual(['west', 'east', 'north']);
    expect(saved()).toEqual([{ ...REGION, values: ['north'] }]);
    expect(load).toHaveBeenCalledTimes(1);
  });

  it('leave the picker usable while they are loading, and show that they are', async () => {
    jest.useFakeTimers({ advanceTimers: true });
    try {
      let answer: (options: readonly PickerOption[]) => void = () => undefined;
      const load = () => new Promise<readonly PickerOption[]>((resolve) => (answer = resolve));
      const { user, saved } = await renderList([{ ...REGION, values: [] }], values(load));
      await user.click(screen.getByLabelText('Filter 1: values'));
      expect(screen.queryByTestId('icon-spinner')).not.toBeInTheDocument();
      act(() => jest.advanceTimersByTime(300));
      expect(screen.getByTestId('icon-spinner')).toBeInTheDocument();
      await user.click(screen.getByRole('option', { name: 'east' }));
      expect(saved()).toEqual([{ ...REGION, values: ['east'] }]);
      await act(async () => answer([{ value: 'north' }]));
      expect(screen.queryByTestId('icon-spinner')).not.toBeInTheDocument();
      expect(screen.getByRole('option', { name: 'north' })).toBeInTheDocument();
    } finally {
      jest.useRealTimers();
    }
  });

  it('can be typed when they cannot be loaded, which is said beside the filter with another try', async () => {
    const load = jest.fn(() => Promise.reject(new Error('no quota until 10:10')));
    const { user, saved } = await renderList([{ ...REGION, values: [] }], values(load));
    await user.click(screen.getByLabelText('Filter 1: values'));
    expect(await screen.findByText(/values of region could not be loaded \(no quota until 10:10\)/)).toBeVisible();
    await user.keyboard('north{Enter}');
    expect(saved()).toEqual([{ ...REGION, values: ['north'] }]);
    await user.click(screen.getByRole('button', { name: 'Try again' }));
    expect(load).toHaveBeenCalledTimes(2);
  });

  it('are those of the property that is chosen now', async () => {
    const load = jest.fn(async () => [{ value: 'north' }]);
    const { user } = await renderList([{ ...REGION, values: [] }], values(load));
    await user.click(screen.getByLabelText('Filter 1: values'));
    expect(await screen.findByRole('option', { name: 'north' })).toBeInTheDocument();
    await user.click(screen.getByRole('combobox', { name: 'Filter 1: name' }));
    await user.click(await screen.findByRole('option', { name: 'tier' }));
    expect(load).toHaveBeenCalledTimes(1);
    await user.click(screen.getByLabelText('Filter 1: values'));
    expect(await screen.findByRole('option', { name: 'north' })).toBeInTheDocument();
    expect(load).toHaveBeenCalledTimes(2);
  });
});
