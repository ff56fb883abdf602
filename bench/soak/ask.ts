import type { GrafanaHost } from '@glance/harness';
import { checkAnswer } from './checkAnswer';
import type { Ledger } from './Ledger';
import type { Question } from './Question';
import type { SecretWatch } from './SecretWatch';
import type { TenantDataSource } from './SoakVendor';

/** gRPC's numbers for a call that its caller gave up, and for one whose deadline passed. */
const CANCELLED = 1;
const DEADLINE_EXCEEDED = 4;
/** What Grafana grants alert rules. */
const alertDeadlineMs = 30_000;

export interface AskContext {
  readonly host: GrafanaHost;
  readonly source: TenantDataSource;
  readonly ledger: Ledger;
  readonly secrets: SecretWatch;
  /** After so many milliseconds the caller goes away. */
  readonly cancelAfterMs?: number;
}

/** Asks a question, and notes what came of it. Never rejects. */
export async function ask(question: Question, context: AskContext): Promise<void> {
  const { host, source, ledger, secrets, cancelAfterMs } = context;
  const { query, fromMs, toMs, fromAlert } = question;
  const what = `${source.dataSource.uid} ${fromAlert ? 'alert rule' : 'panel'} ${fromMs}..${toMs} ${JSON.stringify(query)}`;
  await ledger.during(async () => {
    try {
      const { A: answer } = await host.queryData({
        dataSource: source.dataSource,
        queries: [query],
        fromMs,
        toMs,
        ...(fromAlert && { headers: { FromAlert: 'true' }, deadlineMs: alertDeadlineMs }),
        ...(cancelAfterMs !== undefined && { signal: AbortSignal.timeout(cancelAfterMs) }),
      });
      if (answer !== undefined) {
        secrets.answer(answer);
      }
      if (source.isTrusted) {
        ledger.note(checkAnswer(question, answer), what);
      } else if (answer?.error === undefined || answer.frames.length > 0) {
        ledger.wrong(`${what}: was answered without the right secret`);
      } else {
        ledger.count('refused, as it should be');
      }
    } catch (error) {
      noteGrpcError(error, context, what);
    }
  });
}

function noteGrpcError(error: unknown, { ledger, secrets, cancelAfterMs }: AskContext, what: string): void {
  const text = String(error);
  secrets.text(text);
  const code = typeof error === 'object' && error !== null && 'code' in error ? error.code : undefined;
  if (code === CANCELLED && cancelAfterMs !== undefined) {
    ledger.count('cancelled');
  } else if (code === DEADLINE_EXCEEDED) {
    ledger.count('deadline exceeded');
  } else {
    ledger.wrong(`${what}: ${text}`);
  }
}
