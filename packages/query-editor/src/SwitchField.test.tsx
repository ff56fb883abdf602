/** @jest-environment jsdom */
import { screen } from '@testing-library/react';
import { SwitchField } from './SwitchField';
import { renderEditor } from './testing';

describe('SwitchField', () => {
  it('is turned on and off, by mouse and by keyboard', async () => {
    const { user, changes } = await renderEditor({
      value: false,
      render: (value, onChange) => <SwitchField id="total" label="Running total" value={value} onChange={onChange} />,
    });
    await user.click(screen.getByLabelText('Running total'));
    await user.keyboard(' ');
    expect(changes).toEqual([true, false]);
  });
});
