/** @jest-environment jsdom */
import { screen } from '@testing-library/react';
import { MultiValuePicker } from './MultiValuePicker';
import { type PickerOption } from './PickerOption';
import { renderEditor } from './testing';

const OPTIONS: readonly PickerOption[] = [
  { value: 'a', label: 'Alpha' },
  { value: 'b', label: 'Beta' },
];

async function renderPicker({
  values = [] as readonly string[],
  options = OPTIONS,
  onOpen = undefined as (() => void) | undefined,
} = {}) {
  const editor = await renderEditor({
    value: values,
    render: (value, onChange) => (
      <>
        <label htmlFor="picker">Letters</label>
        <MultiValuePicker id="picker" values={value} options={options} onOpen={onOpen} onChange={onChange} />
        <button>next</button>
      </>
    ),
  });
  return { ...editor, input: screen.getByLabelText('Letters') };
}

describe('MultiValuePicker', () => {
  it('offers its options and takes the chosen ones in order', async () => {
    const { user, saved, input } = await renderPicker();
    await user.click(input);
    await user.click(await screen.findByRole('option', { name: 'Beta' }));
    await user.click(await screen.findByRole('option', { name: 'Alpha' }));
    expect(saved()).toEqual(['b', 'a']);
  });

  it('shows the label of a value that is among the options, and the value of another', async () => {
    await renderPicker({ values: ['a', 'other'] });
    expect(screen.getByText('Alpha')).toBeInTheDocument();
    expect(screen.getByText('other')).toBeInTheDocument();
  });

  it('takes an option with the keyboard alone', async () => {
    const { user, saved, input } = await renderPicker();
    await user.type(input, '{ArrowDown}{ArrowDown}{Enter}');
    expect(saved()).toEqual(['b']);
  });

  it('takes a typed text on Enter, clears the input and keeps the focus', async () => {
    const { user, changes, input } = await renderPicker({ options: [] });
    await user.type(input, 'gamma{Enter}');
    expect(changes).toEqual([['gamma']]);
    expect(input).toHaveValue('');
    expect(input).toHaveFocus();
  });

  it('takes a typed text when the field is left', async () => {
    const { user, saved, input } = await renderPicker({ options: [] });
    await user.type(input, ' gamma ');
    await user.click(screen.getByText('next'));
    expect(saved()).toEqual(['gamma']);
  });

  it('takes a value once, and nothing from an empty input', async () => {
    const { user, changes, input } = await renderPicker({ values: ['gamma'], options: [] });
    await user.type(input, 'gamma{Enter}');
    await user.type(input, '  {Enter}');
    expect(changes).toEqual([]);
  });

  it('removes one value, and all of them', async () => {
    const { user, saved } = await renderPicker({ values: ['a', 'b'] });
    await user.click(screen.getByRole('button', { name: 'Remove Alpha' }));
    expect(saved()).toEqual(['b']);
    await user.click(screen.getByRole('button', { name: 'Clear all' }));
    expect(saved()).toEqual([]);
  });

  it('draws every row as high as the others, which Grafana needs to keep them apart while filtering', async () => {
    const { user, input } = await renderPicker({
      options: [
        { value: 'ab', label: 'Plain' },
        { value: 'abc', label: 'Plainer', description: 'Described' },
      ],
    });
    await user.type(input, 'pla');
    const rows = await screen.findAllByRole('option');
    expect(rows).toHaveLength(3);
    expect(new Set(rows.map((row) => row.parentElement?.style.height)).size).toBe(1);
  });

  it('tells when its menu opens, not when it gets the focus or a value is removed', async () => {
    const onOpen = jest.fn();
    const { user, input } = await renderPicker({ values: ['a', 'b'], onOpen });
    await user.click(screen.getByRole('button', { name: 'Remove Alpha' }));
    await user.tab();
    expect(onOpen).not.toHaveBeenCalled();
    await user.click(input);
    expect(onOpen).toHaveBeenCalled();
  });
});
