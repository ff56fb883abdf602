import { EditorHint } from './EditorHint';
import { type ResourceOptions } from './hooks/useResourceOptions';

export interface ResourceHintProps {
  readonly resource: ResourceOptions;
  /** What was asked for, in the plural: "subscriptions". */
  readonly noun: string;
  /** What still works: "type a subscription id". */
  readonly fallback: string;
}

/**
 * Says why there are no options to choose from, or not all of them, and what works all the same; nothing while all is
 * well.
 */
export function ResourceHint({ resource, noun, fallback }: ResourceHintProps) {
  switch (resource.status) {
    case 'failed':
      return (
        <EditorHint
          severity="warning"
          fullWidth
          text={`The list of ${noun} could not be loaded (${resource.error}). You can still ${fallback}.`}
          action={{ label: 'Try again', onClick: resource.retry }}
        />
      );
    case 'ready': {
      const isEmpty = resource.options.length === 0;
      const texts = isEmpty
        ? [...resource.notes, `There are no ${noun} to choose from. You can still ${fallback}.`]
        : resource.notes;
      return texts.map((text) => <EditorHint key={text} severity="info" fullWidth text={text} />);
    }
    default:
      return null;
  }
}
