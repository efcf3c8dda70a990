import type { Metafile } from 'esbuild';

type Imports = Metafile['outputs'][string]['imports'];

/** The outputs that one imports in one of these ways, and those that they import, itself left out. */
export const reachableFrom = (
  entry: string,
  outputs: Metafile['outputs'],
  kinds: readonly Imports[number]['kind'][],
): string[] => {
  const found = new Set([entry]);
  for (const path of found) {
    for (const { kind, path: imported, external } of outputs[path]?.imports ?? []) {
      if (kinds.includes(kind) && !external) found.add(imported);
    }
  }
  found.delete(entry);
  return [...found];
};
