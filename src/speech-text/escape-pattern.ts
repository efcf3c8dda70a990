/** A text as the source of a pattern that finds it, in the modes with and without `u`. */
export const escapePattern = (text: string): string => text.replace(/[.*+?^${}()|[\]\\]/g, '\\$&');
