/** @jest-environment jsdom */
import './testing';
import { render, screen } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { ResourceHint } from './ResourceHint';

describe('ResourceHint', () => {
  it('says what failed and what still works, and tries again', async () => {
    const retry = jest.fn();
    const resource = { status: 'failed', options: [], isSlow: false, error: 'no role', retry } as const;
    render(<ResourceHint resource={resource} noun="accounts" fallback="type an account" />);
    expect(screen.getByRole('status')).toHaveTextContent(
      'The list of accounts could not be loaded (no role). You can still type an account.'
    );
    await userEvent.click(screen.getByRole('button', { name: 'Try again' }));
    expect(retry).toHaveBeenCalledTimes(1);
  });

  it.each(['idle', 'loading', 'ready'] as const)('says nothing while the list is %s', (status) => {
    const resource = { status, options: [], isSlow: false, retry: () => undefined };
    const { container } = render(<ResourceHint resource={resource} noun="accounts" fallback="type one" />);
    expect(container).toBeEmptyDOMElement();
  });
});
