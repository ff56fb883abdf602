import {
  standardTransformers,
  standardTransformersRegistry,
  type DataTransformerInfo,
  type TransformerRegistryItem,
} from '@grafana/data';

/** Makes Grafana's own transformations known to `transformDataFrame`. Call once. */
export function installTransformations(): void {
  // Some stand there twice, by an older name too.
  const byId = new Map(Object.values<DataTransformerInfo>(standardTransformers).map((one) => [one.id, toItem(one)]));
  standardTransformersRegistry.setInit(() => [...byId.values()]);
}

function toItem(info: DataTransformerInfo): TransformerRegistryItem {
  const { id, name } = info;
  // What the registry holds besides is for editors of panels, which the workbench has not.
  return { id, name, transformation: forEveryRelease(info), editor: () => null, imageDark: '', imageLight: '' };
}

/** Grafana 12 looks at a transformation itself; since 13 it is a function that loads one. This is both. */
function forEveryRelease(info: DataTransformerInfo): DataTransformerInfo {
  const load = () => Promise.resolve(info);
  return Object.defineProperties(load, Object.getOwnPropertyDescriptors(info)) as unknown as DataTransformerInfo;
}
