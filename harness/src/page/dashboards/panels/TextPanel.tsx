import { renderMarkdown } from '@grafana/data';
import { useMemo } from 'react';
import { type PanelProps } from './PanelProps';

/** A `text` panel in Markdown. */
export function TextPanel({ panel, replaceVariables }: PanelProps) {
  const { content } = panel.options;
  const html = useMemo(
    () => renderMarkdown(replaceVariables(typeof content === 'string' ? content : '')),
    [content, replaceVariables]
  );
  // renderMarkdown sanitises what it renders.
  return <div className="markdown-html" dangerouslySetInnerHTML={{ __html: html }} />;
}
