import { Card, Stack, Text } from '@grafana/ui';

export interface QueryExample<Model> {
  readonly title: string;
  readonly text: string;
  readonly query: Model;
}

export interface QueryExamplesProps<Model> {
  readonly title: string;
  readonly examples: ReadonlyArray<QueryExample<Model>>;
  readonly onChoose: (query: Model) => void;
}

/** Queries to start from. */
export function QueryExamples<Model>({ title, examples, onChoose }: QueryExamplesProps<Model>) {
  return (
    <Stack direction="column" gap={1}>
      <Text element="h2" variant="h4">
        {title}
      </Text>
      {examples.map((example) => (
        <Card key={example.title} noMargin onClick={() => onChoose(example.query)}>
          <Card.Heading>{example.title}</Card.Heading>
          <Card.Description>{example.text}</Card.Description>
        </Card>
      ))}
    </Stack>
  );
}
