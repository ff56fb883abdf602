/** @jest-environment jsdom */
import { render, screen } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { useState } from 'react';
import { MultiValuePicker } from './MultiValuePicker';
import './testing';

const OPTIONS = [
  { value: 'a', label: 'Alpha' },
  { value: 'b', label: 'Beta' },
];

function renderPicker(options = OPTIONS) {
  const onChange = jest.fn();
  function Controlled() {
    const [values, setValues] = useState<readonly string[]>([]);
    return (
      <>
        <label htmlFor="picker">Letters</label>
        <MultiValuePicker
          id="picker"
          values={values}
          options={options}
          onChange={(next) => {
            onChange(next);
            setValues(next);
          }}
        />
        <button>next</button>
      </>
    );
  }
  render(<Controlled />);
  return { onChange, input: screen.getByLabelText('Letters') };
}

describe('MultiValuePicker', () => {
  it('offers its options and takes the chosen ones in order', async () => {
    const { onChange, input } = renderPicker();
    await userEvent.click(input);
    await userEvent.click(await screen.findByRole('option', { name: 'Beta' }));
    await userEvent.click(await screen.findByRole('option', { name: 'Alpha' }));
    expect(onChange).toHaveBeenLastCalledWith(['b', 'a']);
  });

  it('takes a typed text on Enter, clears the input and keeps the focus', async () => {
    const { onChange, input } = renderPicker([]);
    await userEvent.type(input, 'subscriptions/x{Enter}');
    expect(onChange).toHaveBeenCalledTimes(1);
    expect(onChange).toHaveBeenCalledWith(['subscriptions/x']);
    expect(input).toHaveValue('');
    expect(input).toHaveFocus();
  });

  it('takes a typed text when the field is left', async () => {
    const { onChange, input } = renderPicker([]);
    await userEvent.type(input, ' gamma ');
    await userEvent.click(screen.getByText('next'));
    expect(onChange).toHaveBeenCalledWith(['gamma']);
  });
});
