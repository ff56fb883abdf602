import { type DataFrame } from '@grafana/data';
import { AnswerAge } from './AnswerAge';
import { oldestAnswer } from './oldestAnswer';

export interface QueryAnswerAgeProps {
  /** The answer on screen; undefined while there is none. */
  readonly frames: readonly DataFrame[] | undefined;
  readonly dataSource: { readonly dropCachedAnswers: () => Promise<number> };
  readonly onRunQuery: () => void;
}

/** How old the answer to a query is, beside a button that drops the data source's cached ones and asks anew. */
export function QueryAnswerAge({ frames = [], dataSource, onRunQuery }: QueryAnswerAgeProps) {
  return (
    <AnswerAge
      fetchedAt={oldestAnswer(frames)}
      onDrop={async () => {
        const dropped = await dataSource.dropCachedAnswers();
        onRunQuery();
        return dropped;
      }}
    />
  );
}
