import { EditorField } from '@glance/query-editor';
import { Button, Input, Stack } from '@grafana/ui';
import { useState } from 'react';

export interface AddAccountProps {
  /** Why an account cannot have a name. */
  readonly problemOf: (name: string) => string | undefined;
  readonly onAdd: (name: string) => void;
}

const ID = 'sendgrid-new-account';

/** Adds an account by its name, of which its id is made. */
export function AddAccount({ problemOf, onAdd }: AddAccountProps) {
  const [typed, setTyped] = useState('');
  const name = typed.trim();
  const problem = problemOf(name);
  const isReady = name !== '' && problem === undefined;
  const add = () => {
    if (isReady) {
      onAdd(name);
      setTyped('');
    }
  };
  return (
    <EditorField label="Add an account" htmlFor={ID} error={problem} shrinkFrom={60}>
      <Stack gap={1}>
        <Input
          id={ID}
          data-testid={ID}
          value={typed}
          placeholder="Its name, such as Marketing"
          invalid={problem !== undefined}
          aria-invalid={problem !== undefined}
          autoComplete="off"
          onChange={(event) => setTyped(event.currentTarget.value)}
          onKeyDown={(event) => {
            // Grafana's page would be sent off by it.
            if (event.key === 'Enter') {
              event.preventDefault();
              add();
            }
          }}
        />
        <Button variant="secondary" icon="plus" disabled={!isReady} onClick={add}>
          Add
        </Button>
      </Stack>
    </EditorField>
  );
}
