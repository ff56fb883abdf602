import { Alert, TextLink } from '@grafana/ui';

/** What an unknown address shows. */
export function NotFound() {
  return (
    <Alert title="There is nothing at this address" severity="info">
      <TextLink href="/dashboards">See the dashboards</TextLink>
    </Alert>
  );
}
