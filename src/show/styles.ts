/** How the built-in writer can tell an episode. */
export const BUILT_IN_STYLES = ['newscast', 'in-depth', 'digest'] as const;
export type BuiltInStyle = (typeof BUILT_IN_STYLES)[number];

/** How an episode can be told; those beyond the first three by a language model alone. */
export const STYLES = [
  ...BUILT_IN_STYLES,
  'conversation',
  'interview',
  'deep-dive',
  'story',
] as const;
export type Style = (typeof STYLES)[number];

/** The nearest that the built-in writer has; undefined where the posts say better. */
const NEAREST: Readonly<Record<Style, BuiltInStyle | undefined>> = {
  newscast: 'newscast',
  'in-depth': 'in-depth',
  digest: 'digest',
  conversation: undefined,
  interview: undefined,
  'deep-dive': 'in-depth',
  story: 'in-depth',
};

export const builtInStyle = (style: Style | null | undefined): BuiltInStyle | undefined =>
  style ? NEAREST[style] : undefined;
