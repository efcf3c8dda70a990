const toText = (value: unknown): string => String(value);

// Java writes an optional dot-all flag in front; the rest of what templates use reads the same.
const regex = (pattern: unknown, flags: string): RegExp => {
  const text = toText(pattern);
  return text.startsWith('(?s)') ? new RegExp(text.slice(4), `${flags}s`) : new RegExp(text, flags);
};

type StringMethod = (text: string, args: readonly unknown[]) => unknown;

// The methods of java.lang.String that differ from JavaScript's, or that JavaScript lacks.
const METHODS: Readonly<Record<string, StringMethod>> = {
  matches: (text, [pattern]) => new RegExp(`^(?:${regex(pattern, '').source})$`).test(text),
  replaceAll: (text, [pattern, by]) => text.replace(regex(pattern, 'g'), toText(by)),
  replaceFirst: (text, [pattern, by]) => text.replace(regex(pattern, ''), toText(by)),
  replace: (text, [what, by]) => text.split(toText(what)).join(toText(by)),
  split: (text, [pattern]) => text.split(regex(pattern, '')),
  equals: (text, [other]) => text === other,
  equalsIgnoreCase: (text, [other]) => text.toLowerCase() === toText(other).toLowerCase(),
  contains: (text, [part]) => text.includes(toText(part)),
  isEmpty: (text) => text === '',
  length: (text) => text.length,
};

/** Gives strings in templates the methods that they have in API Gateway, which runs on Java. */
export const javaStringMethods = Object.entries(METHODS).map(([name, method]) => ({
  uid: `java.lang.String.${name}`,
  match: ({ property, context }: { property: string; context: unknown }) =>
    property === name && typeof context === 'string',
  resolve: ({ context, params }: { context: string; params: unknown[] }) => method(context, params),
}));
