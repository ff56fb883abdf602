/** @jest-environment jsdom */
import './testing';
import { render, screen } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { ResourceHint } from './ResourceHint';

const RESOURCE = {
  options: [],
  notes: [],
  isSlow: false,
  retry: () => undefined,
  demand: () => undefined,
} as const;

describe('ResourceHint', () => {
  it('says what failed and what still works, and tries again', async () => {
    const retry = jest.fn();
    const resource = { ...RESOURCE, status: 'failed', error: 'no role', retry } as const;
    render(<ResourceHint resource={resource} noun="accounts" fallback="type an account" />);
    expect(screen.getByRole('status')).toHaveTextContent(
      'The list of accounts could not be loaded (no role). You can still type an account.'
    );
    await userEvent.click(screen.getByRole('button', { name: 'Try again' }));
    expect(retry).toHaveBeenCalledTimes(1);
  });

  it.each([
    ['idle', []],
    ['loading', []],
    ['ready', [{ value: 'a' }]],
  ] as const)('says nothing while the list is %s', (status, options) => {
    const resource = { ...RESOURCE, status, options };
    const { container } = render(<ResourceHint resource={resource} noun="accounts" fallback="type one" />);
    expect(container).toBeEmptyDOMElement();
  });

  it('says that the list is empty, and what still works', () => {
    render(<ResourceHint resource={{ ...RESOURCE, status: 'ready' }} noun="accounts" fallback="type one" />);
    expect(screen.getByRole('status')).toHaveTextContent(
      'There are no accounts to choose from. You can still type one.'
    );
  });

  it('says what is to be known of a list', () => {
    const resource = { ...RESOURCE, status: 'ready', options: [{ value: 'a' }], notes: ['There are more'] } as const;
    render(<ResourceHint resource={resource} noun="accounts" fallback="type one" />);
    expect(screen.getByRole('status')).toHaveTextContent('There are more');
  });
});
