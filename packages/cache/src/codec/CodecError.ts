/** Data that cannot be turned into bytes, or bytes that are not such data. Quotes no value, since values are private. */
export class CodecError extends Error {
  constructor(message: string, options?: ErrorOptions) {
    super(message, options);
    this.name = 'CodecError';
  }
}
