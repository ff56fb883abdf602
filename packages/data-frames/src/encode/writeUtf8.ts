import type { Buffer } from 'node:buffer';

/** A UTF-16 unit takes at most three bytes of UTF-8. */
export const MAX_BYTES_PER_UNIT = 3;
/** Up to here copying ASCII byte by byte beats a call out of JavaScript; measured on Node 20 with names of hosts. */
const MAX_SHORT_LENGTH = 24;

/**
 * Writes a string as UTF-8 and returns its bytes; a lone surrogate becomes U+FFFD. There must be room for the longest
 * possible form, `text.length * MAX_BYTES_PER_UNIT`. What lies behind the string may be written over.
 */
export function writeUtf8(buffer: Buffer, text: string, start: number): number {
  return writeShortAscii(buffer, text, start) || buffer.write(text, start, 'utf8');
}

/** Writes a short string of ASCII only and returns its length; returns 0 for any other, having written nothing of use. */
function writeShortAscii(buffer: Buffer, text: string, start: number): number {
  if (text.length > MAX_SHORT_LENGTH) {
    return 0;
  }
  for (let index = 0; index < text.length; index++) {
    const unit = text.charCodeAt(index);
    if (unit > 0x7f) {
      return 0;
    }
    buffer[start + index] = unit;
  }
  return text.length;
}
