/** @jest-environment jsdom */
import './testing';
import { act, fireEvent, render, screen } from '@testing-library/react';
import { AnswerAge } from './AnswerAge';

const NOW = Date.parse('2026-11-25T12:00:00Z');
const button = () => screen.getByRole('button', { name: 'Drop cached answers' });

beforeEach(() => {
  jest.useFakeTimers({ now: NOW });
});
afterEach(() => {
  jest.useRealTimers();
});

describe('AnswerAge', () => {
  it('says how old the answer is, and grows with it', () => {
    render(<AnswerAge fetchedAt="2026-11-25T11:48:00Z" onDrop={async () => 0} />);
    expect(screen.getByTestId('answer-age')).toHaveTextContent('Answered 12 minutes ago');
    act(() => jest.advanceTimersByTime(5 * 60_000));
    expect(screen.getByTestId('answer-age')).toHaveTextContent('Answered 17 minutes ago');
  });

  it('never says that an answer comes from the future', () => {
    render(<AnswerAge fetchedAt="2026-11-25T12:10:00Z" onDrop={async () => 0} />);
    expect(screen.getByTestId('answer-age')).toHaveTextContent('Answered a few seconds ago');
  });

  it('says so when there is no answer', () => {
    render(<AnswerAge fetchedAt={undefined} onDrop={async () => 0} />);
    expect(screen.getByText('No answer yet')).toBeInTheDocument();
  });

  it('drops cached answers once at a time and says how many', async () => {
    let finish: (count: number) => void = () => undefined;
    const onDrop = jest.fn(() => new Promise<number>((resolve) => (finish = resolve)));
    render(<AnswerAge fetchedAt={undefined} onDrop={onDrop} />);
    fireEvent.click(button());
    expect(button()).toHaveAttribute('aria-disabled', 'true');
    fireEvent.click(button());
    expect(onDrop).toHaveBeenCalledTimes(1);
    await act(async () => finish(1));
    expect(screen.getByText('1 answer dropped')).toBeInTheDocument();
    fireEvent.click(button());
    await act(async () => finish(3));
    expect(screen.getByText('3 answers dropped')).toBeInTheDocument();
  });

  it('says why the answers could not be dropped, and lets the user try again', async () => {
    const onDrop = jest.fn().mockRejectedValueOnce({ data: { message: 'the plugin is gone' } });
    render(<AnswerAge fetchedAt={undefined} onDrop={onDrop} />);
    await act(async () => fireEvent.click(button()));
    expect(screen.getByRole('alert')).toHaveTextContent('could not be dropped: the plugin is gone');
    expect(button()).not.toHaveAttribute('aria-disabled', 'true');
  });

  it('stops its clock when it goes', () => {
    const { unmount } = render(<AnswerAge fetchedAt={undefined} onDrop={async () => 0} />);
    unmount();
    expect(jest.getTimerCount()).toBe(0);
  });
});
