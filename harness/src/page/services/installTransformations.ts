import { standardTransformers, standardTransformersRegistry, type TransformerRegistryItem } from '@grafana/data';

/** Makes Grafana's own transformations known to `transformDataFrame`. Call once. */
export function installTransformations(): void {
  standardTransformersRegistry.setInit(() =>
    Object.values(standardTransformers).map((transformation) => toItem(transformation))
  );
}

function toItem(transformation: TransformerRegistryItem['transformation']): TransformerRegistryItem {
  const { id, name } = transformation;
  // What the registry holds besides is for editors of panels, which the workbench has not.
  return { id, name, transformation, editor: () => null, imageDark: '', imageLight: '' };
}
