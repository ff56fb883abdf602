/** @jest-environment jsdom */
import { screen } from '@testing-library/react';
import { renderEditor } from '../testing';
import { TextSetting } from './TextSetting';

const open = (value: string) =>
  renderEditor<string>({
    value,
    render: (text, onChange) => <TextSetting id="name" label="Name" value={text} onChange={onChange} />,
  });

describe('a line of text on the settings page', () => {
  it('takes words with spaces between them as they are typed', async () => {
    const { user, saved } = await open('');
    await user.type(screen.getByLabelText('Name'), 'Summer sale ');
    expect(screen.getByLabelText('Name')).toHaveValue('Summer sale ');
    expect(saved()).toBe('Summer sale');
  });

  it('shows what is saved when it is left', async () => {
    const { user, saved } = await open('old');
    await user.clear(screen.getByLabelText('Name'));
    await user.paste('  https://proxy.example ');
    await user.tab();
    expect(screen.getByLabelText('Name')).toHaveValue('https://proxy.example');
    expect(saved()).toBe('https://proxy.example');
  });
});
