import type { Json } from '../../contract.ts';

/** Tells whether an element or member passes a filter; `root` is what `$` means inside the filter. */
export type Predicate = (element: Json, root: Json) => boolean;

/** One step of a parsed path. */
export type Step =
  /** `written` is the name with its backslashes, where it has any. */
  | { readonly kind: 'member'; readonly name: string; readonly written?: string }
  | { readonly kind: 'members'; readonly names: readonly string[] }
  | { readonly kind: 'index'; readonly index: number }
  | { readonly kind: 'indices'; readonly indices: readonly number[] }
  | { readonly kind: 'slice'; readonly from: number | undefined; readonly to: number | undefined }
  | { readonly kind: 'wildcard' }
  | { readonly kind: 'filter'; readonly predicate: Predicate }
  | { readonly kind: 'descendants'; readonly step: Step }
  | { readonly kind: 'function'; readonly name: string };

/** A path is definite when it can select at most one value. Several members at its end make one object. */
export const isDefinite = (steps: readonly Step[]): boolean =>
  steps.every(
    ({ kind }, position) =>
      kind === 'member' ||
      kind === 'index' ||
      (kind === 'members' && position === steps.length - 1),
  );

/** The step in Jayway's normal form, as its messages show it. */
export function formatStep(step: Step): string {
  switch (step.kind) {
    case 'member':
      return `['${step.name}']`;
    case 'members':
      return `[${step.names.map((name) => `'${name}'`).join(',')}]`;
    case 'index':
      return `[${step.index}]`;
    case 'indices':
      return `[${step.indices.join(',')}]`;
    case 'slice':
      return `[${step.from ?? ''}:${step.to ?? ''}]`;
    case 'wildcard':
      return '[*]';
    case 'filter':
      return '[?]';
    case 'descendants':
      return `..${formatStep(step.step)}`;
    case 'function':
      return `.${step.name}()`;
  }
}
