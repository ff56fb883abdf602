/** @jest-environment jsdom */
import '../testing';
import { act, renderHook, waitFor } from '@testing-library/react';
import { type PickerOption } from '../PickerOption';
import { useResourceOptions } from './useResourceOptions';

/** A backend whose answers come when the test says so. */
class SlowBackend {
  readonly calls: Array<{
    readonly signal: AbortSignal;
    readonly answer: (options: readonly PickerOption[]) => void;
    readonly fail: (error: unknown) => void;
  }> = [];

  readonly load = (signal: AbortSignal) =>
    new Promise<readonly PickerOption[]>((answer, fail) => this.calls.push({ signal, answer, fail }));
}

function renderOptions(key: string | undefined) {
  const backend = new SlowBackend();
  const hook = renderHook(
    (props: { key: string | undefined }) => useResourceOptions({ ...props, load: backend.load }),
    {
      initialProps: { key },
    }
  );
  return { backend, ...hook };
}

const A = { value: 'a', label: 'A' };
const B = { value: 'b', label: 'B' };

describe('useResourceOptions', () => {
  it('is loading until the options are there', async () => {
    const { backend, result } = renderOptions('one');
    expect(result.current).toMatchObject({ status: 'loading', options: [] });
    await act(async () => backend.calls[0]!.answer([A]));
    expect(result.current).toMatchObject({ status: 'ready', options: [A] });
    expect(backend.calls).toHaveLength(1);
  });

  it('asks nothing without a key', () => {
    const { backend, result } = renderOptions(undefined);
    expect(result.current).toMatchObject({ status: 'idle', options: [] });
    expect(backend.calls).toHaveLength(0);
  });

  it('asks for options on demand when they are demanded, once however often', async () => {
    const backend = new SlowBackend();
    const { result, rerender } = renderHook(
      ({ key }) => useResourceOptions({ key, load: backend.load, onDemand: true }),
      { initialProps: { key: 'one' } }
    );
    expect(result.current.status).toBe('idle');
    act(() => result.current.demand());
    expect(result.current.status).toBe('loading');
    await act(async () => backend.calls[0]!.answer([A]));
    act(() => result.current.demand());
    rerender({ key: 'one' });
    expect(result.current).toMatchObject({ status: 'ready', options: [A] });
    expect(backend.calls).toHaveLength(1);
  });

  it('forgets the demand for one key when another is asked for', async () => {
    const backend = new SlowBackend();
    const { result, rerender } = renderHook(
      ({ key }) => useResourceOptions({ key, load: backend.load, onDemand: true }),
      { initialProps: { key: 'one' } }
    );
    act(() => result.current.demand());
    rerender({ key: 'two' });
    expect(backend.calls[0]!.signal.aborted).toBe(true);
    expect(result.current).toMatchObject({ status: 'idle', options: [] });
    act(() => result.current.demand());
    await act(async () => backend.calls[1]!.answer([B]));
    expect(result.current).toMatchObject({ status: 'ready', options: [B] });
  });

  it('does not ask again by itself after a failure, however often it is demanded', async () => {
    const backend = new SlowBackend();
    const { result } = renderHook(() => useResourceOptions({ key: 'one', load: backend.load, onDemand: true }));
    act(() => result.current.demand());
    await act(async () => backend.calls[0]!.fail(new Error('no quota')));
    act(() => result.current.demand());
    expect(result.current).toMatchObject({ status: 'failed', error: 'no quota' });
    expect(backend.calls).toHaveLength(1);
    act(() => result.current.retry());
    await act(async () => backend.calls[1]!.answer([A]));
    expect(result.current).toMatchObject({ status: 'ready', options: [A] });
  });

  it('passes on what is to be known of the options', async () => {
    const load = () => Promise.resolve({ options: [A], notes: ['There are more'] });
    const { result } = renderHook(() => useResourceOptions({ key: 'one', load }));
    await waitFor(() => expect(result.current).toMatchObject({ options: [A], notes: ['There are more'] }));
  });

  it('says why the options could not be loaded, and loads them on another try', async () => {
    const { backend, result } = renderOptions('one');
    await act(async () => backend.calls[0]!.fail({ status: 403, data: { message: 'no role' } }));
    expect(result.current).toMatchObject({ status: 'failed', options: [], error: 'no role' });
    act(() => result.current.retry());
    expect(result.current.status).toBe('loading');
    await act(async () => backend.calls[1]!.answer([A]));
    expect(result.current).toMatchObject({ status: 'ready', options: [A] });
  });

  it('cancels a question that is no longer asked, and ignores its late answer', async () => {
    const { backend, result, rerender } = renderOptions('one');
    rerender({ key: 'two' });
    expect(backend.calls[0]!.signal.aborted).toBe(true);
    await act(async () => backend.calls[1]!.answer([B]));
    await act(async () => backend.calls[0]!.answer([A]));
    expect(result.current).toMatchObject({ status: 'ready', options: [B] });
  });

  it('ignores a late failure of a question that is no longer asked', async () => {
    const { backend, result, rerender } = renderOptions('one');
    rerender({ key: 'two' });
    await act(async () => backend.calls[0]!.fail(new Error('too late')));
    expect(result.current.status).toBe('loading');
    await act(async () => backend.calls[1]!.answer([B]));
    expect(result.current.options).toEqual([B]);
  });

  it('never shows the options of one key for another', async () => {
    const { backend, result, rerender } = renderOptions('one');
    await act(async () => backend.calls[0]!.answer([A]));
    rerender({ key: 'two' });
    expect(result.current).toMatchObject({ status: 'loading', options: [] });
    rerender({ key: undefined });
    expect(result.current).toMatchObject({ status: 'idle', options: [] });
  });

  it('is slow only while it has been loading for long', async () => {
    jest.useFakeTimers();
    try {
      const { backend, result } = renderOptions('one');
      expect(result.current.isSlow).toBe(false);
      act(() => jest.advanceTimersByTime(300));
      expect(result.current).toMatchObject({ status: 'loading', isSlow: true });
      await act(async () => backend.calls[0]!.answer([A]));
      expect(result.current).toMatchObject({ status: 'ready', isSlow: false });
      expect(jest.getTimerCount()).toBe(0);
    } finally {
      jest.useRealTimers();
    }
  });

  it('cancels when the editor is closed', async () => {
    const { backend, unmount } = renderOptions('one');
    unmount();
    await waitFor(() => expect(backend.calls[0]!.signal.aborted).toBe(true));
  });

  it('does not ask again because the function is another one', async () => {
    const first = new SlowBackend();
    const second = new SlowBackend();
    const { rerender } = renderHook(({ load }) => useResourceOptions({ key: 'one', load }), {
      initialProps: { load: first.load },
    });
    rerender({ load: second.load });
    expect([first.calls.length, second.calls.length]).toEqual([1, 0]);
  });
});
