/** @jest-environment jsdom */
import { act, screen } from '@testing-library/react';
import { type EntryProblem } from './EntryList';
import { GroupByPicker, type GroupByPickerProps } from './GroupByPicker';
import { type Property } from './Property';
import { renderEditor } from './testing';

type Kind = 'field' | 'label';

const KINDS = [
  { type: 'field', label: 'Field', placeholder: 'Choose', names: [{ value: 'region' }, { value: 'service' }] },
  { type: 'label', label: 'Label', placeholder: 'Key' },
] as const;

async function renderPicker(
  value: ReadonlyArray<Property<Kind>>,
  problemOf?: (index: number) => EntryProblem | undefined,
  kinds: GroupByPickerProps<Kind>['kinds'] = KINDS
) {
  return await renderEditor({
    value,
    render: (current, onChange) => (
      <GroupByPicker<Kind>
        id="group"
        kinds={kinds}
        value={current}
        onChange={onChange}
        max={2}
        maxReason="No more than two"
        problemOf={problemOf}
      />
    ),
  });
}

async function choose(user: { click: (element: Element) => Promise<void> }, label: string, option: string) {
  await user.click(screen.getByRole('combobox', { name: label }));
  await user.click(await screen.findByRole('option', { name: option }));
}

describe('GroupByPicker', () => {
  it('adds a grouping of the first kind, and takes its name from the list', async () => {
    const { user, saved } = await renderPicker([]);
    await user.click(screen.getByRole('button', { name: 'Add grouping' }));
    expect(saved()).toEqual([{ type: 'field', name: '' }]);
    await choose(user, 'Grouping 1: name', 'service');
    expect(saved()).toEqual([{ type: 'field', name: 'service' }]);
  });

  it('finds the name in the list that was begun to be typed', async () => {
    const { user, saved } = await renderPicker([{ type: 'field', name: '' }]);
    await user.type(screen.getByRole('combobox', { name: 'Grouping 1: name' }), 'serv{Enter}');
    expect(saved()).toEqual([{ type: 'field', name: 'service' }]);
  });

  it('shows a saved name that is not in the list', async () => {
    await renderPicker([{ type: 'field', name: 'elsewhere' }]);
    expect(screen.getByRole('combobox', { name: 'Grouping 1: name' })).toHaveValue('elsewhere');
  });

  it('takes a typed name of a kind without a list', async () => {
    const { user, saved } = await renderPicker([{ type: 'label', name: '' }]);
    await user.type(screen.getByLabelText('Grouping 1: name'), 'team{Enter}');
    expect(saved()).toEqual([{ type: 'label', name: 'team' }]);
  });

  it('suggests names where there may be others, asked for when they are to be seen', async () => {
    const demand = jest.fn();
    const suggestions = {
      status: 'ready',
      options: [{ value: 'team', label: 'team' }],
      notes: [],
      isSlow: false,
      retry: () => undefined,
      demand,
    } as const;
    const kinds = [KINDS[0], { ...KINDS[1], suggestions }] as const;
    const { user, saved } = await renderPicker([{ type: 'label', name: '' }], undefined, kinds);
    expect(demand).not.toHaveBeenCalled();
    await choose(user, 'Grouping 1: name', 'team');
    expect(demand).toHaveBeenCalled();
    expect(saved()).toEqual([{ type: 'label', name: 'team' }]);
    await user.type(screen.getByRole('combobox', { name: 'Grouping 1: name' }), 'elsewhere{Enter}');
    expect(saved()).toEqual([{ type: 'label', name: 'elsewhere' }]);
  });

  it('forgets the name when the kind changes', async () => {
    const { user, saved } = await renderPicker([{ type: 'field', name: 'region' }]);
    await choose(user, 'Grouping 1: kind', 'Label');
    expect(saved()).toEqual([{ type: 'label', name: '' }]);
  });

  it('removes the grouping that is asked for', async () => {
    const { user, saved } = await renderPicker([
      { type: 'field', name: 'region' },
      { type: 'label', name: 'team' },
    ]);
    await user.click(screen.getByRole('button', { name: 'Remove grouping 1' }));
    expect(saved()).toEqual([{ type: 'label', name: 'team' }]);
    expect(screen.getByLabelText('Grouping 1: name')).toHaveValue('team');
  });

  it('adds no more than the largest number, and says why', async () => {
    const { user, changes } = await renderPicker([
      { type: 'field', name: 'region' },
      { type: 'field', name: 'service' },
    ]);
    const add = screen.getByTestId('group-add');
    await user.click(add);
    expect(changes).toEqual([]);
    await user.hover(add);
    expect(await screen.findByText('No more than two')).toBeInTheDocument();
  });

  it('moves the focus to what was added, also when it is the last that there can be', async () => {
    const { user } = await renderPicker([]);
    await user.tab();
    await user.keyboard('{Enter}');
    expect(screen.getByRole('combobox', { name: 'Grouping 1: kind' })).toHaveFocus();
    act(() => screen.getByTestId('group-add').focus());
    await user.keyboard('{Enter}');
    expect(screen.getByRole('combobox', { name: 'Grouping 2: kind' })).toHaveFocus();
  });

  it('moves the focus beside what was removed, and to the adding button when nothing is left', async () => {
    const { user } = await renderPicker([
      { type: 'field', name: 'region' },
      { type: 'label', name: 'team' },
    ]);
    act(() => screen.getByRole('button', { name: 'Remove grouping 2' }).focus());
    await user.keyboard('{Enter}');
    expect(screen.getByRole('button', { name: 'Remove grouping 1' })).toHaveFocus();
    await user.keyboard('{Enter}');
    expect(screen.getByRole('button', { name: 'Add grouping' })).toHaveFocus();
  });

  it('moves the focus to the one that follows what was removed', async () => {
    const { user } = await renderPicker([
      { type: 'field', name: 'region' },
      { type: 'label', name: 'team' },
    ]);
    act(() => screen.getByRole('button', { name: 'Remove grouping 1' }).focus());
    await user.keyboard('{Enter}');
    expect(screen.getByRole('button', { name: 'Remove grouping 1' })).toHaveFocus();
    expect(screen.getByLabelText('Grouping 1: name')).toHaveValue('team');
  });

  it('marks an entry that is wrong, not one that is unfinished', async () => {
    await renderPicker(
      [
        { type: 'label', name: '' },
        { type: 'label', name: 'x' },
      ],
      (index) => (index === 0 ? { severity: 'info', text: 'Choose one' } : { severity: 'warning', text: 'No such key' })
    );
    expect(screen.getByText('Choose one')).toBeInTheDocument();
    expect(screen.getByText('No such key')).toBeInTheDocument();
    expect(screen.getByLabelText('Grouping 1: name')).toBeValid();
    expect(screen.getByLabelText('Grouping 2: name')).toBeInvalid();
  });
});
