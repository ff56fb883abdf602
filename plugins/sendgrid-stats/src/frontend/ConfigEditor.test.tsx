/** @jest-environment jsdom */
import { paste, renderEditor } from '@glance/query-editor/testing';
import { fireEvent, screen, within } from '@testing-library/react';
import { secretOf } from '../shared/SendGridSettings';
import { parseSettings } from '../shared/settings';
import { ConfigEditor } from './ConfigEditor';
import { type SavedOptions } from './SendGridStatsOptions';

function openSettings(part: object = {}) {
  return renderEditor<SavedOptions>({
    value: {
      uid: 'sendgrid',
      version: 1,
      jsonData: {},
      secureJsonFields: {},
      readOnly: false,
      ...part,
    } as SavedOptions,
    render: (options, onOptionsChange) => <ConfigEditor options={options} onOptionsChange={onOptionsChange} />,
  });
}

/** Settings of so many accounts, saved with their keys. */
function saved(count: number, jsonData: object = {}) {
  const accounts = Array.from({ length: count }, (_, index) => ({
    id: `brand-${index + 1}`,
    name: `Brand ${index + 1}`,
  }));
  const secureJsonFields = Object.fromEntries(accounts.map(({ id }) => [secretOf(id), true]));
  return { jsonData: { accounts, ...jsonData }, secureJsonFields };
}

const newName = () => screen.getByLabelText('Add an account');
const button = (name: string | RegExp) => screen.getByRole('button', { name });
const rowNames = () => screen.getAllByRole('listitem').map((row) => within(row).getAllByRole('button')[0]?.textContent);
const fieldsOf = (account: string) => within(screen.getByRole('group', { name: account }));

describe('without an account', () => {
  it('the page says what to do', async () => {
    const { changes } = await openSettings();
    expect(screen.getByText(/There is no account yet\. Add the first by a name/)).toBeInTheDocument();
    expect(button('Add')).toBeDisabled();
    expect(changes).toEqual([]);
  });

  it('one is added by its name, and the keyboard goes to its key', async () => {
    const { user, saved: now } = await openSettings();
    await user.click(newName());
    await user.keyboard('Marketing Europe{Enter}');
    expect(fieldsOf('Marketing Europe').getByLabelText('API key *')).toHaveFocus();
    await user.keyboard('SG.key');
    expect(now().jsonData).toEqual({ accounts: [{ id: 'marketing-europe', name: 'Marketing Europe' }] });
    expect(now().secureJsonData).toEqual({ 'apiKey.marketing-europe': 'SG.key' });
    expect(newName()).toHaveValue('');
    const settings = { jsonData: { ...now().jsonData }, secureJsonData: { ...now().secureJsonData } };
    expect(parseSettings(settings).accounts).toMatchObject([{ name: 'Marketing Europe', apiKey: 'SG.key' }]);
  });
});

describe('an account', () => {
  it('is told from others in a line, and opened to be changed', async () => {
    const { user, saved: now } = await openSettings(saved(2));
    expect(rowNames()).toEqual(['Brand 1Global · UTC', 'Brand 2Global · UTC']);
    await user.click(button(/^Brand 2/));
    const fields = fieldsOf('Brand 2');
    await user.click(fields.getByRole('radio', { name: 'EU' }));
    await paste(user, fields.getByLabelText(/^On behalf of/), 'sub-1');
    const zone = fields.getByLabelText('Time zone');
    await user.click(zone);
    await user.paste('Europe/Ber');
    await user.click(await screen.findByRole('option', { name: /^Europe\/Berlin/ }));
    expect(rowNames()[1]).toBe('Brand 2EU · Europe/Berlin · as sub-1');
    expect(now().jsonData.accounts?.[1]).toEqual({
      id: 'brand-2',
      name: 'Brand 2',
      region: 'eu',
      timeZone: 'Europe/Berlin',
      onBehalfOf: 'sub-1',
    });
  });

  it('saves no default', async () => {
    const account = { id: 'a', name: 'A', region: 'eu', timeZone: 'Asia/Tokyo', onBehalfOf: 'x' };
    const { user, saved: now } = await openSettings({ jsonData: { accounts: [account] } });
    const fields = fieldsOf('A');
    await user.click(fields.getByRole('radio', { name: 'Global' }));
    await user.clear(fields.getByLabelText(/^On behalf of/));
    await user.click(fields.getByLabelText('Time zone'));
    await user.paste('UTC');
    await user.click(await screen.findByRole('option', { name: 'UTC UTC+00:00' }));
    expect(now().jsonData).toEqual({ accounts: [{ id: 'a', name: 'A' }] });
  });

  it('is renamed, even to words with spaces, and keeps its id and its key', async () => {
    const { user, saved: now } = await openSettings(saved(1));
    const field = fieldsOf('Brand 1').getByLabelText('Name');
    await user.clear(field);
    await user.type(field, 'Summer sale');
    expect(now().jsonData.accounts).toEqual([{ id: 'brand-1', name: 'Summer sale' }]);
    expect(now().secureJsonFields).toEqual({ 'apiKey.brand-1': true });
    await user.clear(field);
    expect(now().jsonData.accounts).toEqual([{ id: 'brand-1' }]);
    expect(rowNames()).toEqual(['brand-1Global · UTC']);
  });

  it('says what is wrong with it, in its line and beside the field', async () => {
    const { user } = await openSettings(saved(2));
    await user.click(button(/^Brand 2/));
    const fields = fieldsOf('Brand 2');
    fireEvent.change(fields.getByLabelText('Name'), { target: { value: 'Brand 1' } });
    expect(screen.getByText('Wrong')).toBeInTheDocument();
    await paste(user, screen.getAllByLabelText('Time zone')[0] as HTMLElement, 'Berlin');
    await paste(user, screen.getByLabelText(/^API address/), 'http://proxy.example');
    expect(screen.getAllByRole('alert').map(({ textContent }) => textContent)).toEqual([
      '"Brand 1", as that of account 1 is: each account needs its own',
      expect.stringMatching(/^"Berlin": use the name of a time zone/),
      expect.stringMatching(/use an https URL/),
    ]);
  });

  it('cannot be added under the name of another', async () => {
    const { user, changes } = await openSettings(saved(1));
    await user.click(newName());
    await user.keyboard('Brand 1{Enter}');
    expect(screen.getByRole('alert')).toHaveTextContent('each account needs its own');
    expect(button('Add')).toBeDisabled();
    expect(changes).toEqual([]);
  });

  it('without a key is marked until one is typed', async () => {
    const { user } = await openSettings({ jsonData: { accounts: [{ id: 'a' }] } });
    expect(screen.getByText('No API key')).toBeInTheDocument();
    await paste(user, screen.getByLabelText('API key *'), 'SG.1');
    expect(screen.queryByText('No API key')).not.toBeInTheDocument();
  });
});

describe('the order of accounts', () => {
  it('is changed by keyboard, which stays with the account', async () => {
    const { user, saved: now } = await openSettings(saved(3));
    button('Move Brand 1 down').focus();
    await user.keyboard('{Enter}');
    expect(button('Move Brand 1 down')).toHaveFocus();
    await user.keyboard('{Enter}');
    // There it can go no further.
    expect(button('Move Brand 1 up')).toHaveFocus();
    expect(now().jsonData.accounts?.map(({ id }) => id)).toEqual(['brand-2', 'brand-3', 'brand-1']);
    expect(button('Move Brand 2 up')).toBeDisabled();
  });

  it('takes what is opened and typed along', async () => {
    const { user, saved: now } = await openSettings({ jsonData: saved(2).jsonData });
    await user.click(button(/^Brand 2/));
    await paste(user, screen.getByLabelText('API key *'), 'SG.2');
    await user.click(button('Move Brand 2 up'));
    expect(fieldsOf('Brand 2').getByLabelText('API key *')).toHaveValue('SG.2');
    expect(now().secureJsonData).toEqual({ 'apiKey.brand-2': 'SG.2' });
  });
});

describe('an account that is removed', () => {
  it('takes its stored key along, names itself, and can be kept', async () => {
    const { user, saved: now } = await openSettings(saved(3));
    button('Remove Brand 2').focus();
    await user.keyboard('{Enter}');
    expect(now().jsonData.accounts?.map(({ id }) => id)).toEqual(['brand-1', 'brand-3']);
    expect(now().secureJsonData).toEqual({ 'apiKey.brand-2': '' });
    expect(now().secureJsonFields).toMatchObject({ 'apiKey.brand-1': true, 'apiKey.brand-2': false });
    expect(screen.getByText('Brand 2 and its key are removed when you save.')).toBeInTheDocument();
    expect(button('Keep Brand 2')).toHaveFocus();
    await user.keyboard('{Enter}');
    expect(now()).toMatchObject(saved(3));
    expect(now().secureJsonData).toEqual({});
    expect(button(/^Brand 2/)).toHaveFocus();
  });

  it('cannot be brought back once that is saved', async () => {
    const options = { uid: 'sendgrid', version: 1, ...saved(2) } as unknown as SavedOptions;
    const { user } = await renderEditor<SavedOptions>({
      value: options,
      render: (value, onChange) => (
        <>
          <ConfigEditor options={value} onOptionsChange={onChange} />
          <button onClick={() => onChange({ ...value, version: 2, secureJsonData: {} })}>Save</button>
        </>
      ),
    });
    await user.click(button('Remove Brand 1'));
    await user.click(button('Save'));
    expect(screen.queryByRole('button', { name: 'Keep Brand 1' })).not.toBeInTheDocument();
  });

  it('never gives its key to a new one of the same name', async () => {
    const { user, saved: now } = await openSettings(saved(1));
    await user.click(button('Remove Brand 1'));
    await paste(user, newName(), 'Brand 1');
    expect(now().jsonData.accounts).toEqual([{ id: 'brand-1-2', name: 'Brand 1' }]);
    await user.click(button('Keep Brand 1'));
    expect(now().secureJsonFields).toMatchObject({ 'apiKey.brand-1': true });
    expect(screen.getByText('Wrong')).toBeInTheDocument();
  });
});

it('twenty accounts are twenty lines', async () => {
  await openSettings(saved(20));
  expect(screen.getAllByRole('listitem')).toHaveLength(20);
  expect(screen.queryByLabelText('API key *')).not.toBeInTheDocument();
});

it('accounts that provisioning gave one id are told, and leave the key that both have', async () => {
  const accounts = [
    { id: 'a', name: 'First' },
    { id: 'a', name: 'Second' },
  ];
  const { user, saved: now } = await openSettings({ jsonData: { accounts }, secureJsonFields: { 'apiKey.a': true } });
  expect(screen.getByText('Wrong')).toBeInTheDocument();
  await user.click(button('Remove Second'));
  expect(now().jsonData.accounts).toEqual([{ id: 'a', name: 'First' }]);
  expect(now().secureJsonFields).toEqual({ 'apiKey.a': true });
});

it('further settings are those of every data source', async () => {
  const { user, saved: now } = await openSettings();
  await user.click(button('Additional settings'));
  expect(screen.getByLabelText('Cache TTL')).toHaveAttribute('placeholder', '300 for today, 21600 before');
  await paste(user, screen.getByLabelText('Cache TTL'), '0');
  await user.click(screen.getByLabelText('With CA Cert'));
  fireEvent.change(screen.getByLabelText('CA Cert *'), { target: { value: 'no certificate' } });
  expect(screen.getByRole('alert')).toHaveTextContent(/PEM certificate/);
  expect(now().jsonData).toEqual({ cacheTtlSeconds: 0, tlsAuthWithCACert: true });
});

it('a provisioned data source is shown and cannot be changed', async () => {
  const { user } = await openSettings({ readOnly: true, ...saved(2) });
  await user.click(button(/^Brand 2/));
  for (const label of ['Name', 'API key *', 'Time zone']) {
    expect(screen.getByLabelText(label)).toBeDisabled();
  }
  expect(screen.queryByLabelText('Add an account')).not.toBeInTheDocument();
  expect(screen.queryByRole('button', { name: /^(Move|Remove)/ })).not.toBeInTheDocument();
});
