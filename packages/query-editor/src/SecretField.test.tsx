/** @jest-environment jsdom */
import { screen } from '@testing-library/react';
import { SecretField } from './SecretField';
import { renderEditor } from './testing';

interface Secret {
  readonly isConfigured: boolean;
  readonly value: string;
}

async function renderSecret(value: Secret, rows?: number) {
  return await renderEditor<Secret>({
    value,
    render: (secret, onChange) => (
      <SecretField
        id="secret"
        label="Secret"
        rows={rows}
        {...secret}
        onChange={(text) => onChange({ ...secret, value: text })}
        onReset={() => onChange({ isConfigured: false, value: '' })}
      />
    ),
  });
}

describe.each([
  ['of one line', undefined],
  ['of several lines', 4],
])('SecretField %s', (_, rows) => {
  it('takes a new secret', async () => {
    const { user, saved } = await renderSecret({ isConfigured: false, value: '' }, rows);
    await user.type(screen.getByLabelText('Secret'), 's3cret');
    expect(saved()).toEqual({ isConfigured: false, value: 's3cret' });
  });

  it('does not show a stored secret, and cannot be typed into until it is reset', async () => {
    const { user, saved } = await renderSecret({ isConfigured: true, value: '' }, rows);
    expect(screen.getByLabelText('Secret')).toBeDisabled();
    await user.click(screen.getByRole('button', { name: 'Reset' }));
    expect(saved()).toEqual({ isConfigured: false, value: '' });
    expect(screen.getByLabelText('Secret')).toBeEnabled();
  });
});

it('hides a secret of one line while it is typed', async () => {
  await renderSecret({ isConfigured: false, value: 'typed' });
  expect(screen.getByLabelText('Secret')).toHaveAttribute('type', 'password');
});
