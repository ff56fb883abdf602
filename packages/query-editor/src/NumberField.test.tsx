/** @jest-environment jsdom */
import { screen } from '@testing-library/react';
import { NumberField } from './NumberField';
import { renderEditor } from './testing';

async function renderField(value?: number, props: { max?: number; defaultValue?: number; placeholder?: string } = {}) {
  const editor = await renderEditor<number | undefined>({
    value,
    render: (number, onChange) => (
      <NumberField id="days" label="Days" min={1} value={number} onCommit={onChange} {...props} />
    ),
  });
  return { ...editor, input: screen.getByLabelText('Days') };
}

describe('NumberField', () => {
  it('commits a number in range on Enter', async () => {
    const { user, changes, input } = await renderField(undefined, { max: 10 });
    await user.type(input, '7{Enter}');
    expect(changes).toEqual([7]);
  });

  it.each(['0', '11', '1.5', '-3', 'x'])('refuses %s and says what it takes', async (text) => {
    const { user, changes, input } = await renderField(undefined, { max: 10 });
    await user.type(input, text);
    expect(await screen.findByText('Whole number from 1 to 10')).toBeInTheDocument();
    expect(input).toBeInvalid();
    await user.tab();
    expect(changes).toEqual([]);
  });

  it('says so when there is no largest number', async () => {
    const { user, input } = await renderField();
    await user.type(input, '0');
    expect(await screen.findByText('Whole number of at least 1')).toBeInTheDocument();
  });

  it('commits the default and an empty field as undefined', async () => {
    const { user, changes, input } = await renderField(3, { defaultValue: 2 });
    await user.clear(input);
    await user.type(input, '2{Enter}');
    expect(changes).toEqual([undefined]);
    expect(input).toHaveValue('');
    expect(input).toHaveAttribute('placeholder', '2');
    await user.type(input, '4{Enter}');
    await user.clear(input);
    await user.tab();
    expect(changes).toEqual([undefined, 4, undefined]);
  });

  it('takes back what was typed on Escape', async () => {
    const { user, changes, input } = await renderField(3, { placeholder: 'all' });
    await user.type(input, '99{Escape}');
    await user.tab();
    expect(changes).toEqual([]);
    expect(input).toHaveValue('3');
  });
});
