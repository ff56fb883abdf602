/** A setting or a part of a query that cannot be used. The message names the field and says what to write instead. */
export class InvalidInput extends Error {
  override readonly name = 'InvalidInput';

  /** @param field path of the field as users write it, for example `filters[0].values` */
  constructor(
    readonly field: string,
    message: string
  ) {
    super(message);
  }
}

/** True for an InvalidInput, also when it comes from another copy of this module. */
export function isInvalidInput(error: unknown): error is InvalidInput {
  return error instanceof Error && error.name === 'InvalidInput' && 'field' in error;
}
