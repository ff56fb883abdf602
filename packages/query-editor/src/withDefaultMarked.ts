interface Choice<T> {
  readonly value: T;
  readonly label: string;
}

/** Choices of which one is told to be the default: it may be another one where the query goes, such as an alert rule. */
export function withDefaultMarked<T, C extends Choice<T>>(choices: readonly C[], defaultValue: T): C[] {
  return choices.map((choice) =>
    choice.value === defaultValue ? { ...choice, label: `${choice.label} (default)` } : choice
  );
}
