/** @jest-environment jsdom */
import { FakeBackend, refusal, renderEditor } from '@glance/query-editor/testing';
import { act, screen, waitFor } from '@testing-library/react';
import { createDataSource } from '../testing/createDataSource';
import { SearchTextField } from './SearchTextField';

const VALUES: Readonly<Record<string, readonly string[]>> = {
  service: ['web', 'my "web"', 'checkout', 'OR'],
  '@http.status_code': ['200', '500'],
};
const listed = (values: readonly string[], notices: readonly string[] = []) => ({ values, notices });
const ANSWERS = {
  'GET facets': () => listed(['service', 'status', '@http.status_code', '@my service']),
  'GET facet-values': ({ params }: { readonly params?: { readonly facet?: string } }) =>
    listed(VALUES[params?.facet ?? ''] ?? []),
};

async function renderField(value = '', answers: ConstructorParameters<typeof FakeBackend>[0] = ANSWERS) {
  const backend = new FakeBackend(answers);
  const dataSource = createDataSource();
  const editor = await renderEditor<string>({
    value,
    render: (saved, onChange) => (
      <>
        <label htmlFor="search">Search</label>
        <SearchTextField id="search" dataSource={dataSource} value={saved} onCommit={onChange} />
        <button>Elsewhere</button>
      </>
    ),
  });
  const field = screen.getByRole<HTMLInputElement>('combobox', { name: 'Search' });
  return { ...editor, backend, field };
}

const options = () => screen.queryAllByRole('option').map(({ textContent }) => textContent);

describe('a search text', () => {
  it('becomes part of the query on Enter, and when the field is left', async () => {
    const { user, field, changes } = await renderField();
    await user.type(field, ' status:error {Enter}');
    expect(changes).toEqual(['status:error']);
    await user.type(field, ' x');
    await user.click(screen.getByRole('button'));
    expect(changes).toEqual(['status:error', 'status:error x']);
  });

  it('is taken back by Escape, which first closes the suggestions', async () => {
    const { user, field, changes } = await renderField('a');
    await user.type(field, ' ser');
    await waitFor(() => expect(options()).toContain('service'));
    await user.keyboard('{Escape}');
    expect(options()).toEqual([]);
    expect(field).toHaveValue('a ser');
    await user.keyboard('{Escape}');
    expect(field).toHaveValue('a');
    expect(changes).toEqual([]);
  });

  it('asks for nothing before somebody writes', async () => {
    const { user, field, backend } = await renderField('service:web');
    await user.click(field);
    expect(backend.requests).toEqual([]);
  });
});

describe('suggestions', () => {
  it('are facets, and then the values of the facet that was chosen, by keyboard alone', async () => {
    const { user, field, changes, backend } = await renderField();
    await user.type(field, 'status:error serv');
    await waitFor(() => expect(options()).toEqual(['service', '@my service']));
    expect(field).toHaveAttribute('aria-expanded', 'true');
    await user.keyboard('{ArrowDown}');
    expect(field).toHaveAttribute('aria-activedescendant', screen.getByRole('option', { selected: true }).id);
    await user.keyboard('{Enter}');
    expect(field).toHaveValue('status:error service:');
    await waitFor(() => expect(options()).toEqual(['web', 'my "web"', 'checkout', 'OR']));
    await user.keyboard('we{ArrowDown}{ArrowDown}{Tab}');
    expect(field).toHaveValue('status:error service:"my \\"web\\""');
    expect(field).toHaveFocus();
    expect(changes).toEqual([]);
    await user.keyboard('{Enter}');
    expect(changes).toEqual(['status:error service:"my \\"web\\""']);
    expect(backend.asked('GET facets')).toHaveLength(1);
    const params = backend.asked('GET facet-values').map((request) => request.params);
    expect(params).toEqual([{ facet: 'status' }, { facet: 'service' }]);
  });

  it.each([
    ['a word that is an operator', 'service:OR', 'service:"OR"'],
    ['a plain word', 'service:che', 'service:checkout'],
    ['a facet with a space', '@my', '@my\\ service:'],
    ['a value in quotes that are open', 'service:"my', 'service:"my \\"web\\""'],
    ['a value in a list', 'service:(web OR che', 'service:(web OR checkout'],
    ['a value that is left out', '-@http.status_code:5', '-@http.status_code:500'],
  ])('are written so that nothing in them is syntax: %s', async (_, typed, expected) => {
    const { user, field } = await renderField();
    await user.click(field);
    await user.paste(typed);
    await waitFor(() => expect(options()).toHaveLength(1));
    await user.keyboard('{ArrowDown}{Enter}');
    expect(field).toHaveValue(expected);
  });

  it('replace the term that the caret is in, and leave the caret behind it', async () => {
    const { user, field } = await renderField('service:wxyz status:error');
    await user.click(field);
    act(() => field.setSelectionRange(9, 9));
    await user.keyboard('{Control>} {/Control}');
    await waitFor(() => expect(options()).toEqual(['web', 'my "web"']));
    await user.keyboard('{ArrowDown}{Enter}');
    expect(field).toHaveValue('service:web status:error');
    expect(field.selectionStart).toBe('service:web'.length);
  });

  it('can be taken with the mouse, which leaves the focus in the field', async () => {
    const { user, field } = await renderField();
    await user.type(field, 'serv');
    await user.click(await screen.findByRole('option', { name: 'service' }));
    expect(field).toHaveValue('service:');
    expect(field).toHaveFocus();
  });

  it('go round with the arrow keys, by way of the text itself', async () => {
    const { user, field } = await renderField();
    await user.type(field, 'serv');
    await waitFor(() => expect(options()).toHaveLength(2));
    const selected = () => screen.queryByRole('option', { selected: true })?.textContent;
    await user.keyboard('{ArrowUp}');
    expect(selected()).toBe('@my service');
    await user.keyboard('{ArrowDown}');
    expect(selected()).toBeUndefined();
    await user.keyboard('{ArrowDown}');
    expect(selected()).toBe('service');
  });

  it('never take over what is typed: Tab goes on, Enter runs', async () => {
    const { user, field, changes } = await renderField();
    await user.type(field, 'serv');
    await waitFor(() => expect(options()).toHaveLength(2));
    await user.keyboard('{Enter}');
    expect(changes).toEqual(['serv']);
    await user.type(field, 'i');
    await user.tab();
    expect(field).not.toHaveFocus();
    expect(changes).toEqual(['serv', 'servi']);
  });

  it.each(['"connection re', '@duration:>1', 'https://x'])(
    'are not asked for in free text and comparisons: %s',
    async (typed) => {
      const { user, field, backend } = await renderField();
      await user.click(field);
      await user.paste(typed);
      expect(backend.requests).toHaveLength(0);
    }
  );
});

describe('a backend that', () => {
  it('is slow never holds up what is typed, and its late answer is still of use', async () => {
    let answer: (values: unknown) => void = () => undefined;
    const slow = new Promise((resolve) => (answer = resolve));
    const { user, field, changes } = await renderField('', { ...ANSWERS, 'GET facets': () => slow });
    await user.type(field, 'serv');
    expect(await screen.findByText('Asking for facets')).toBeInTheDocument();
    await user.keyboard('{Enter}');
    expect(changes).toEqual(['serv']);
    await user.type(field, 'i');
    await act(async () => answer(listed(['service'])));
    await waitFor(() => expect(options()).toEqual(['service']));
  });

  it('refuses is quoted, and asked again on demand', async () => {
    let isBroken = true;
    const facets = () => {
      if (isBroken) {
        throw refusal(403, 'the application key lacks logs_read_data');
      }
      return listed(['service']);
    };
    const { user, field, changes } = await renderField('', { ...ANSWERS, 'GET facets': facets });
    await user.type(field, 'serv');
    expect(
      await screen.findByText(/could not be loaded \(the application key lacks logs_read_data\)/)
    ).toBeInTheDocument();
    isBroken = false;
    await user.keyboard('{Control>} {/Control}');
    await waitFor(() => expect(options()).toEqual(['service']));
    await user.keyboard('{Enter}');
    expect(changes).toEqual(['serv']);
  });

  it('knows nothing says so', async () => {
    const { user, field } = await renderField();
    await user.type(field, '@nothing:');
    expect(await screen.findByText('There are no values of @nothing in the newest logs')).toBeInTheDocument();
  });

  it('knows more than it lists says so', async () => {
    const values = () => listed(['a', 'b'], ['The 2 most frequent values of host; there are more']);
    const { user, field } = await renderField('', { ...ANSWERS, 'GET facet-values': values });
    await user.type(field, 'host:');
    expect(await screen.findByText('The 2 most frequent values of host; there are more')).toBeInTheDocument();
  });
});
