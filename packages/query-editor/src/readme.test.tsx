/** @jest-environment jsdom */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { screen } from '@testing-library/react';
import { CostCentreEditor, type CostCentreQuery } from '../examples/CostCentreEditor';
import { paste, renderEditor } from './testing';

const read = (path: string) => readFileSync(join(__dirname, '..', path), 'utf8');

describe('the example in the README', () => {
  const renderExample = (loadCentres: () => Promise<readonly string[]>) =>
    renderEditor<CostCentreQuery>({
      value: { refId: 'A' },
      render: (query, onChange) => (
        <CostCentreEditor query={query} onChange={onChange} onRunQuery={() => undefined} loadCentres={loadCentres} />
      ),
    });

  it('is the one that runs here', () => {
    expect(read('README.md')).toContain('```tsx\n' + read('examples/CostCentreEditor.tsx') + '```');
  });

  it('chooses from what the backend knows, and saves nothing when it is cleared', async () => {
    const { user, saved } = await renderExample(async () => ['4711', '0815']);
    await user.click(screen.getByRole('combobox', { name: 'Cost centres' }));
    await user.click(await screen.findByRole('option', { name: '0815' }));
    expect(saved()).toEqual({ refId: 'A', centres: ['0815'] });
    await user.click(screen.getByRole('button', { name: 'Clear all' }));
    expect(saved()).toEqual({ refId: 'A' });
  });

  it('works without the backend', async () => {
    const { user, saved } = await renderExample(() => Promise.reject(new Error('down')));
    expect(screen.getByText(/cost centres could not be loaded \(down\)\. You can still type a number/)).toBeVisible();
    await paste(user, screen.getByRole('combobox', { name: 'Cost centres' }), '4711');
    expect(saved()).toEqual({ refId: 'A', centres: ['4711'] });
  });
});
