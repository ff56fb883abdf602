// Grafana's three ways to write a variable. A name starts with a letter or `_`, so the amount in `US$5` is text.
const VARIABLE = /\$\{[A-Za-z_]\w*[^}]*\}|\$[A-Za-z_]\w*|\[\[[A-Za-z_]\w*(?::\w+)?\]\]/;

/**
 * The first Grafana variable in a text as it is written there (`$name`, `${name:csv}`, `[[name]]`), or undefined.
 * The browser replaces variables before a query is sent; an alert rule has none, so the backend refuses what is left.
 */
export function findTemplateVariable(text: string): string | undefined {
  return VARIABLE.exec(text)?.[0];
}
