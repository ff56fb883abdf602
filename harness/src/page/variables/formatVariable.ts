type Value = string | readonly string[];
type Formatter = (value: Value) => string;

function list(value: Value): readonly string[] {
  return typeof value === 'string' ? [value] : value;
}

const escapeRegex = (text: string) => text.replace(/[.*+?^${}()|[\]\\/]/g, '\\$&');
const quoted = (text: string, quote: string, escaped: string) => quote + text.replaceAll(quote, escaped) + quote;
const glob: Formatter = (value) =>
  typeof value === 'string' || value.length < 2 ? list(value).join('') : `{${value.join(',')}}`;

/** Grafana's formats for `${name:format}` that its documentation lists, but for `date`, `lucene` and `sqlstring`. */
const formatters: Readonly<Record<string, Formatter>> = {
  csv: (value) => list(value).join(','),
  doublequote: (value) =>
    list(value)
      .map((text) => quoted(text, '"', '\\"'))
      .join(','),
  glob,
  json: (value) => JSON.stringify(value),
  percentencode: (value) => encodeURIComponent(glob(value)),
  pipe: (value) => list(value).join('|'),
  raw: (value) => list(value).join(','),
  regex: (value) =>
    typeof value === 'string' || value.length === 1
      ? escapeRegex(list(value).join(''))
      : `(${value.map(escapeRegex).join('|')})`,
  singlequote: (value) =>
    list(value)
      .map((text) => quoted(text, "'", "\\'"))
      .join(','),
  text: (value) => list(value).join(' + '),
};

/**
 * Formats a variable's value as Grafana does.
 * @param format one of Grafana's format names; an unknown one, or none, means `glob`
 */
export function formatVariable(value: Value, format: string | undefined): string {
  return (formatters[format ?? 'glob'] ?? glob)(value);
}
