import type { CheckedFrame } from './CheckedFrame';

type Encoder = typeof import('./encode/file');
let encoder: Encoder | undefined;

/**
 * A frame as the bytes that Grafana reads: one Arrow IPC file, uncompressed. They may be a view into a larger buffer.
 * Throws only when a string column exceeds 2 GiB.
 *
 * The first call loads apache-arrow, a few milliseconds that must not delay a plugin's handshake; `preloadEncoder` does
 * that at a better time.
 */
export function encodeFrame(frame: CheckedFrame): Uint8Array {
  return loadEncoder().encodeFile(frame);
}

/** Loads apache-arrow now, so that the first `encodeFrame` does not. */
export function preloadEncoder(): void {
  loadEncoder();
}

function loadEncoder(): Encoder {
  // A require inside a function is the one form that is lazy, synchronous and still bundled.
  encoder ??= require('./encode/file') as Encoder;
  return encoder;
}
