import { standardTransformers, standardTransformersRegistry, type TransformerRegistryItem } from '@grafana/data';

/** Makes Grafana's own transformations known to `transformDataFrame`. Call once. */
export function installTransformations(): void {
  // Some stand there twice, by an older name too.
  const byId = new Map(Object.values(standardTransformers).map((one) => [one.id, toItem(one)]));
  standardTransformersRegistry.setInit(() => [...byId.values()]);
}

function toItem(transformation: TransformerRegistryItem['transformation']): TransformerRegistryItem {
  const { id, name } = transformation;
  // What the registry holds besides is for editors of panels, which the workbench has not.
  return { id, name, transformation, editor: () => null, imageDark: '', imageLight: '' };
}
