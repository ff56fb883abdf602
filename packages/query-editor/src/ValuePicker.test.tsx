/** @jest-environment jsdom */
import { act, render, screen } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { useState } from 'react';
import { enterAtOnce, renderEditor } from './testing';
import { ValuePicker, type ValuePickerProps } from './ValuePicker';

const OPTIONS = [
  { value: 'a', label: 'Alpha' },
  { value: 'b', label: 'Beta' },
];

async function renderPicker({ value = '', ...props }: Partial<ValuePickerProps> = {}) {
  const editor = await renderEditor({
    value,
    render: (current, onChange) => (
      <>
        <label htmlFor="picker">Letter</label>
        <ValuePicker id="picker" options={OPTIONS} {...props} value={current} onChange={onChange} />
        <button>next</button>
      </>
    ),
  });
  return { ...editor, input: screen.getByLabelText('Letter') };
}

/** A picker whose options come, and name its value otherwise, some time after it is opened. */
function LatePicker({ value, onChange }: Pick<ValuePickerProps, 'value' | 'onChange'>) {
  const [options, setOptions] = useState<ValuePickerProps['options']>([]);
  const load = () => setTimeout(() => act(() => setOptions([...OPTIONS])), 20);
  return (
    <>
      <label htmlFor="late">Letter</label>
      <ValuePicker id="late" options={options} value={value} onChange={onChange} onOpen={load} />
    </>
  );
}

describe('ValuePicker', () => {
  it('takes an option, by mouse and by keyboard', async () => {
    const { user, saved, input } = await renderPicker();
    await user.click(input);
    await user.click(await screen.findByRole('option', { name: 'Beta' }));
    expect(saved()).toBe('b');
    await user.type(input, '{ArrowUp}{Enter}');
    expect(saved()).toBe('a');
  });

  it.each(['{Enter}', '{Tab}'])('takes a typed text on %s', async (key) => {
    const { user, saved, input } = await renderPicker();
    await user.type(input, `gamma${key}`);
    expect(saved()).toBe('gamma');
  });

  it.each([
    [' gamma ', 'gamma'],
    ['Alpha', 'a'],
    ['alp', 'a'],
  ])('takes %p when something else is clicked, as %p', async (text, value) => {
    const { user, changes, input } = await renderPicker({ value: 'b' });
    await user.type(input, text);
    await user.click(screen.getByText('next'));
    expect(changes).toEqual([value]);
  });

  it.each(['{Enter}', '{Tab}'])('takes the option that a part of its name means on %s', async (key) => {
    const { user, saved, input } = await renderPicker({ value: 'b' });
    await user.type(input, `alp${key}`);
    expect(saved()).toBe('a');
  });

  it('takes what is typed when Enter comes before the menu has followed, far down a long list', async () => {
    const options = Array.from({ length: 300 }, (_, index) => ({ value: `v${index}`, label: `Option ${index}` }));
    const { saved, input } = await renderPicker({ value: 'v299', options });
    await enterAtOnce(input, 'Zeta');
    expect(saved()).toBe('Zeta');
  });

  it('takes the option that is typed when Enter comes before the menu has followed', async () => {
    const { changes, input } = await renderPicker({ value: 'a' });
    await enterAtOnce(input, 'bet');
    expect(changes).toEqual(['b']);
  });

  it.each(['{Enter}', '{Tab}'])('changes nothing when what is chosen is typed again, on %s', async (key) => {
    const { user, changes, input } = await renderPicker({ value: 'b' });
    await user.type(input, `bet${key}`);
    expect(changes).toEqual([]);
    expect(input).toHaveValue('Beta');
  });

  it('takes the row that the arrow keys lead to, whatever is typed', async () => {
    const { user, changes, input } = await renderPicker();
    await user.type(input, 'a{ArrowDown}{Enter}');
    expect(changes).toEqual(['b']);
  });

  it('keeps what is typed when options come meanwhile', async () => {
    const { user, changes } = await renderEditor({
      value: 'b',
      render: (value, onChange) => <LatePicker value={value} onChange={onChange} />,
    });
    const input = screen.getByLabelText('Letter');
    await user.type(input, 'al');
    expect(await screen.findByRole('option', { name: 'Alpha' })).toBeVisible();
    expect(input).toHaveValue('al');
    await user.keyboard('p{Enter}');
    expect(changes).toEqual(['a']);
    expect(input).toHaveValue('Alpha');
  });

  it('shows the name that came meanwhile when it is left', async () => {
    const { user } = await renderEditor({
      value: 'b',
      render: (value, onChange) => <LatePicker value={value} onChange={onChange} />,
    });
    const input = screen.getByLabelText('Letter');
    await user.click(input);
    expect(await screen.findByRole('option', { name: 'Alpha' })).toBeVisible();
    expect(input).toHaveValue('');
    await user.tab();
    expect(input).toHaveValue('Beta');
  });

  it('keeps its value when the menu has become shorter than the row that is highlighted', async () => {
    const onChange = jest.fn();
    const picker = (count: number) => (
      <ValuePicker id="short" options={OPTIONS.slice(0, count)} value="b" onChange={onChange} />
    );
    const { rerender } = render(picker(2));
    const user = userEvent.setup({ delay: null });
    await user.click(screen.getByRole('combobox'));
    rerender(picker(1));
    await user.keyboard('{Enter}');
    expect(onChange).not.toHaveBeenCalled();
  });

  it('keeps its value when it is opened and left', async () => {
    const { user, changes, input } = await renderPicker({ value: 'b' });
    expect(input).toHaveValue('Beta');
    await user.click(input);
    await user.click(screen.getByText('next'));
    expect(changes).toEqual([]);
    expect(input).toHaveValue('Beta');
  });

  it('is cleared where that is offered', async () => {
    const { user, saved } = await renderPicker({ value: 'b', isClearable: true });
    await user.click(screen.getByRole('button', { name: 'Clear value' }));
    expect(saved()).toBe('');
  });

  it('tells when its menu opens, not when it only gets the focus', async () => {
    const onOpen = jest.fn();
    const { user, input } = await renderPicker({ onOpen });
    await user.tab();
    expect(input).toHaveFocus();
    expect(onOpen).not.toHaveBeenCalled();
    await user.keyboard('{ArrowDown}');
    expect(onOpen).toHaveBeenCalled();
    onOpen.mockClear();
    await user.click(input);
    expect(onOpen).toHaveBeenCalled();
    onOpen.mockClear();
    await user.keyboard('g');
    expect(onOpen).toHaveBeenCalled();
  });
});
