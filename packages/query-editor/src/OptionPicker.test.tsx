/** @jest-environment jsdom */
import { render, screen, waitFor } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { OptionPicker } from './OptionPicker';
import { enterAtOnce, renderEditor } from './testing';

type Letter = 'a' | 'b' | 'c';

const OPTIONS = [
  { value: 'a', label: 'Alpha' },
  { value: 'b', label: 'Beta' },
  { value: 'c', label: 'Gamma' },
] as const;

async function renderPicker(value: Letter | null = null) {
  const editor = await renderEditor<Letter | null>({
    value,
    render: (current, onChange) => (
      <>
        <label htmlFor="picker">Letter</label>
        <OptionPicker<Letter> id="picker" options={OPTIONS} value={current} onChange={onChange} />
        <button>next</button>
      </>
    ),
  });
  return { ...editor, input: screen.getByLabelText('Letter') };
}

describe('OptionPicker', () => {
  it('takes an option, by mouse and by keyboard', async () => {
    const { user, changes, input } = await renderPicker();
    await user.click(input);
    await user.click(await screen.findByRole('option', { name: 'Beta' }));
    await user.type(input, '{ArrowUp}{Enter}');
    expect(changes).toEqual(['b', 'a']);
  });

  it.each(['{Enter}', '{Tab}'])('takes what a part of a name means on %s, whatever was chosen before', async (key) => {
    const { user, changes, input } = await renderPicker('c');
    await user.type(input, `alp${key}`);
    expect(changes).toEqual(['a']);
    expect(input).toHaveValue('Alpha');
  });

  it.each<[Letter | null, string, Letter]>([
    [null, 'Gam', 'c'],
    ['a', 'Gam', 'c'],
    ['c', 'Bet', 'b'],
  ])('with %p chosen, takes %p when Enter comes before the menu has followed', async (value, text, meant) => {
    const { changes, input } = await renderPicker(value);
    await enterAtOnce(input, text);
    expect(changes).toEqual([meant]);
    await waitFor(() => expect(input).toHaveValue(OPTIONS.find((option) => option.value === meant)?.label));
  });

  it.each(['{Enter}', '{Tab}'])('changes nothing when what is chosen is typed again, on %s', async (key) => {
    const { user, changes, input } = await renderPicker('b');
    await user.type(input, `bet${key}`);
    expect(changes).toEqual([]);
    expect(input).toHaveValue('Beta');
  });

  it('changes nothing either when Enter comes before the menu has followed', async () => {
    const { changes, input } = await renderPicker('c');
    await enterAtOnce(input, 'Gam');
    expect(changes).toEqual([]);
    await waitFor(() => expect(input).toHaveValue('Gamma'));
  });

  it('takes the row that is clicked, whatever is typed', async () => {
    const { user, changes, input } = await renderPicker('a');
    await user.type(input, 'a');
    await user.click(await screen.findByRole('option', { name: 'Gamma' }));
    expect(changes).toEqual(['c']);
  });

  it('keeps what is chosen when the menu has become shorter than the row that is highlighted', async () => {
    const onChange = jest.fn();
    const picker = (count: number) => (
      <OptionPicker<Letter> id="short" options={OPTIONS.slice(0, count)} value="c" onChange={onChange} />
    );
    const { rerender } = render(picker(3));
    const input = screen.getByRole('combobox');
    const user = userEvent.setup({ delay: null });
    await user.click(input);
    rerender(picker(1));
    await user.keyboard('{Enter}');
    expect(onChange).not.toHaveBeenCalled();
  });

  it.each(['zeta', '$letter'])('drops %p, which is no option', async (text) => {
    const { user, changes, input } = await renderPicker('c');
    await user.type(input, `${text}{Enter}`);
    await user.click(screen.getByText('next'));
    expect(changes).toEqual([]);
    expect(input).toHaveValue('Gamma');
  });
});
