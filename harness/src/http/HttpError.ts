/** An answer other than success, in Grafana's JSON shape `{message, messageId?}`. */
export class HttpError extends Error {
  readonly status: number;
  /** Grafana's id of the error, such as `plugin.unavailable`. */
  readonly messageId: string | undefined;

  constructor(status: number, message: string, messageId?: string) {
    super(message);
    this.name = 'HttpError';
    this.status = status;
    this.messageId = messageId;
  }
}

/** The response that tells a browser of an error; one that nobody foresaw is a 500 with its text. */
export function errorResponse(error: unknown): Response {
  if (error instanceof HttpError) {
    const { status, message, messageId } = error;
    return Response.json({ message, ...(messageId && { messageId, statusCode: status, traceID: '' }) }, { status });
  }
  return Response.json({ message: error instanceof Error ? error.message : String(error) }, { status: 500 });
}
