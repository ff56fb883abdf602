/** @jest-environment jsdom */
import { screen } from '@testing-library/react';
import { QueryTextField } from './QueryTextField';
import { renderEditor } from './testing';

async function renderField(value = '') {
  const editor = await renderEditor({
    value,
    render: (text, onChange) => <QueryTextField id="text" data-testid="text" value={text} onCommit={onChange} />,
  });
  return { ...editor, input: screen.getByTestId('text') };
}

describe('QueryTextField', () => {
  it('commits on Enter, not at every key', async () => {
    const { user, changes, input } = await renderField();
    await user.type(input, 'team');
    expect(changes).toEqual([]);
    await user.keyboard('{Enter}');
    expect(changes).toEqual(['team']);
  });

  it('commits when it is left, without spaces around the text', async () => {
    const { user, changes, input } = await renderField('old');
    await user.clear(input);
    await user.type(input, ' new ');
    await user.tab();
    expect(changes).toEqual(['new']);
    expect(input).toHaveValue('new');
  });

  it('does not commit what did not change', async () => {
    const { user, changes, input } = await renderField('same');
    await user.type(input, 'x{Backspace}{Enter}');
    await user.tab();
    expect(changes).toEqual([]);
  });

  it('takes back what was typed on Escape', async () => {
    const { user, changes, input } = await renderField('kept');
    await user.type(input, ' and more{Escape}');
    await user.tab();
    expect(changes).toEqual([]);
    expect(input).toHaveValue('kept');
  });

  it('shows a value that changed elsewhere instead of what was being typed', async () => {
    const { user } = await renderEditor({
      value: 'one',
      render: (text, onChange) => (
        <>
          <QueryTextField id="text" data-testid="changed" value={text} onCommit={() => undefined} />
          <button onMouseDown={(event) => event.preventDefault()} onClick={() => onChange('two')}>
            change
          </button>
        </>
      ),
    });
    const input = screen.getByTestId('changed');
    await user.type(input, '!!');
    await user.click(screen.getByText('change'));
    expect(input).toHaveValue('two');
  });
});
