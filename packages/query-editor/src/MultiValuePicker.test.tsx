/** @jest-environment jsdom */
import { act, fireEvent, screen } from '@testing-library/react';
import { MultiValuePicker } from './MultiValuePicker';
import { type PickerOption } from './PickerOption';
import { renderEditor } from './testing';

const OPTIONS: readonly PickerOption[] = [
  { value: 'a', label: 'Alpha' },
  { value: 'b', label: 'Beta' },
  { value: 'z', label: 'Alphabet' },
];

async function renderPicker({
  values = [] as readonly string[],
  options = OPTIONS,
  onOpen = undefined as (() => void) | undefined,
  isFree = true,
} = {}) {
  const editor = await renderEditor({
    value: values,
    render: (value, onChange) => (
      <>
        <label htmlFor="picker">Letters</label>
        <MultiValuePicker
          id="picker"
          values={value}
          options={options}
          customValueDescription={isFree ? 'Use this letter' : undefined}
          onOpen={onOpen}
          onChange={onChange}
        />
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

  it('filters by what is typed and takes the highlighted option on Enter', async () => {
    const { user, changes, input } = await renderPicker({ values: ['b'] });
    await user.type(input, 'alp');
    const names = (await screen.findAllByRole('option')).map((option) => option.textContent);
    expect(names).toEqual(['Alpha', 'Alphabet']);
    expect(input).toHaveAttribute('aria-activedescendant', expect.stringMatching(/-item-0$/));
    await user.keyboard('{Enter}');
    expect(changes).toEqual([['b', 'a']]);
    expect(input).toHaveValue('');
    expect(input).toHaveFocus();
  });

  it('takes another match with the arrow keys, and nothing more when the field is left', async () => {
    const { user, changes, input } = await renderPicker();
    await user.type(input, 'alp');
    await user.keyboard('{ArrowDown}{Enter}');
    expect(input).toHaveValue('');
    await user.tab();
    expect(changes).toEqual([['z']]);
  });

  it('takes the match that is clicked, and nothing more when the field is left', async () => {
    const { user, changes, input } = await renderPicker();
    await user.type(input, 'alp');
    await user.click(await screen.findByRole('option', { name: 'Alphabet' }));
    expect(input).toHaveValue('');
    await user.click(screen.getByText('next'));
    expect(changes).toEqual([['z']]);
  });

  it('takes a match when the field is left', async () => {
    const { user, changes, input } = await renderPicker();
    await user.type(input, 'bet');
    await user.tab();
    expect(changes).toEqual([['b']]);
  });

  it('does not take an option away because it is typed again', async () => {
    const { user, changes, input } = await renderPicker({ values: ['a'] });
    await user.type(input, 'alpha{Enter}');
    expect(changes).toEqual([]);
    expect(input).toHaveValue('');
  });

  it('forgets what was typed on Escape', async () => {
    const { user, changes, input } = await renderPicker();
    await user.type(input, 'alp{Escape}');
    expect(input).toHaveValue('');
    expect(screen.queryByRole('option')).not.toBeInTheDocument();
    await user.tab();
    expect(changes).toEqual([]);
  });

  it('takes nothing while Enter ends the composing of a character', async () => {
    const { user, changes, input } = await renderPicker();
    await user.type(input, 'alp');
    fireEvent.keyDown(input, { key: 'Enter', keyCode: 229, isComposing: true });
    expect(changes).toEqual([]);
    expect(input).toHaveValue('alp');
  });

  it('keeps its menu open when the typed text is clicked', async () => {
    const { user, changes, input } = await renderPicker();
    await user.type(input, 'bet');
    await user.click(input);
    await user.keyboard('a{Enter}');
    expect(changes).toEqual([['b']]);
    expect(input).toHaveValue('');
  });

  it('keeps letters whose successors are typed before Grafana’s component has shown them', async () => {
    const { changes, input } = await renderPicker();
    const shown = input as HTMLInputElement;
    await act(async () => {
      for (const letter of 'alp') {
        fireEvent.keyDown(shown, { key: letter });
        fireEvent.input(shown, { target: { value: shown.value + letter } });
        await Promise.resolve();
      }
    });
    expect(shown).toHaveValue('alp');
    fireEvent.keyDown(shown, { key: 'Enter' });
    expect(changes).toEqual([['a']]);
  });

  describe('without free values', () => {
    const renderClosed = () => renderPicker({ isFree: false });

    it('offers no typed text and takes none', async () => {
      const { user, changes, input } = await renderClosed();
      await user.type(input, 'gamma{Enter}');
      expect(screen.queryByRole('option')).not.toBeInTheDocument();
      expect(input).toHaveValue('gamma');
      await user.tab();
      expect(input).toHaveValue('');
      expect(changes).toEqual([]);
    });

    it('takes an option by its value', async () => {
      const { user, changes, input } = await renderClosed();
      await user.type(input, 'z{Enter}');
      expect(changes).toEqual([['z']]);
    });

    it('takes a variable that is among no options', async () => {
      const { user, changes, input } = await renderClosed();
      await user.type(input, '$letter{Enter}');
      expect(changes).toEqual([['$letter']]);
    });
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
        { value: 'Plain', label: 'Plain' },
        { value: 'Plainer', label: 'Plainer', description: 'Described' },
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
