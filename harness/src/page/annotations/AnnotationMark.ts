/** Something that happened, drawn into every chart of a dashboard. */
export interface AnnotationMark {
  readonly timeMs: number;
  readonly text: string;
  readonly tags: readonly string[];
  /** A name of Grafana's palette, or any colour of CSS. */
  readonly color: string;
}
