import { isMet, ratioOf, type Figure, type Unit } from './Figure';

const heads = ['name', 'figure', 'reference', 'ratio', 'target', 'met'] as const;
/** Columns of text; the others are numbers, aligned to the right. */
const texts: ReadonlySet<string> = new Set(['name', 'reference', 'target', 'met']);

/** The figures as one aligned text table, a line each. */
export function renderTable(figures: readonly Figure[]): string {
  const rows = [heads, ...figures.map(cellsOf)];
  const widths = heads.map((_, column) => Math.max(...rows.map((row) => (row[column] ?? '').length)));
  const lines = rows.map((row) =>
    row
      .map((cell, column) =>
        texts.has(heads[column] ?? '') ? cell.padEnd(widths[column] ?? 0) : cell.padStart(widths[column] ?? 0)
      )
      .join('  ')
      .trimEnd()
  );
  lines.splice(1, 0, widths.map((width) => '-'.repeat(width)).join('  '));
  return lines.join('\n');
}

function cellsOf(figure: Figure): readonly string[] {
  const ratio = ratioOf(figure);
  return [
    figure.name,
    withUnit(figure.value, figure.unit),
    referenceText(figure),
    ratio === undefined ? '' : `${ratio.toFixed(2)} ×`,
    targetText(figure),
    { true: 'yes', false: 'NO', undefined: '' }[String(isMet(figure))] ?? '',
  ];
}

function referenceText({ reference, unit }: Figure): string {
  if (reference === undefined) {
    return '';
  }
  return 'value' in reference ? `${reference.name}: ${withUnit(reference.value, unit)}` : reference.leftOut;
}

function targetText({ target, unit }: Figure): string {
  switch (target?.kind) {
    case undefined:
      return '';
    case 'ratioAtLeast':
      return `≥ ${target.limit} ×`;
    case 'ratioAtMost':
      return `≤ ${target.limit} ×`;
    case 'atMost':
      return `≤ ${withUnit(target.limit, unit)}`;
    case 'exactly':
      return `= ${withUnit(target.limit, unit)}`;
  }
}

/** Three digits for small numbers, whole numbers for large ones. */
function withUnit(value: number, unit: Unit): string {
  const digits = value < 1000 ? { maximumSignificantDigits: 3 } : { maximumFractionDigits: 0 };
  return `${value.toLocaleString('en-US', digits)} ${unit}`;
}
