/** How the built-in writer can tell an episode. */
export const STYLES = ['newscast', 'in-depth', 'digest'] as const;
export type Style = (typeof STYLES)[number];
