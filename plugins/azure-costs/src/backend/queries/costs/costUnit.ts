import type { Metric } from '../../../shared/CostsQuery';

// Currencies that Grafana has a unit for (@grafana/data, valueFormats/categories, "Currency").
const GRAFANA_CURRENCIES = new Set([
  'USD',
  'GBP',
  'EUR',
  'JPY',
  'RUB',
  'UAH',
  'BRL',
  'DKK',
  'ISK',
  'NOK',
  'SEK',
  'CZK',
  'CHF',
  'PLN',
  'ZAR',
  'INR',
  'KRW',
  'IDR',
  'PHP',
  'VND',
  'TRY',
  'MYR',
  'XPF',
  'BGN',
  'PYG',
  'UYU',
  'ILS',
]);

/** Grafana's unit for amounts of a metric; `currency` is an ISO code or `''`, and counts for `Cost` alone. */
export function costUnit(metric: Metric, currency: string): string {
  switch (metric) {
    case 'CostUSD':
      return 'currencyUSD';
    case 'UsageQuantity':
      return 'short';
    case 'Cost':
      return currencyUnit(currency);
  }
}

/** The unit of a column in which amounts of several currencies stand: undefined where they have none in common. */
export function columnUnit(metric: Metric, currencies: readonly string[]): string | undefined {
  const units = new Set(currencies.map((currency) => costUnit(metric, currency)));
  return units.size === 1 ? [...units][0] : undefined;
}

function currencyUnit(currency: string): string {
  if (GRAFANA_CURRENCIES.has(currency)) {
    return `currency${currency}`;
  }
  return currency === '' ? 'short' : `suffix:${currency}`;
}
