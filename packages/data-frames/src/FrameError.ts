/** A frame that Grafana would refuse or misread. The message names the frame, the field and the offending value. */
export class FrameError extends Error {
  override readonly name = 'FrameError';

  /**
   * @param frame name or refId of the frame, if it has one
   * @param field name of the field at fault, if it is one
   */
  constructor(
    message: string,
    readonly frame?: string,
    readonly field?: string
  ) {
    super(message);
  }
}

/** Whether `error` is a `FrameError`, also one of another copy of this package. */
export function isFrameError(error: unknown): error is FrameError {
  return error instanceof Error && error.name === 'FrameError';
}
