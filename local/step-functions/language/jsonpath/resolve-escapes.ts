const CONTROLS: Readonly<Record<string, string>> = {
  b: '\b',
  f: '\f',
  n: '\n',
  r: '\r',
  t: '\t',
};

/** Resolves the escapes of a quoted text as Java writes them: `\n`, `\u00e9`, and any other character for itself. */
export const resolveEscapes = (text: string): string =>
  text.replace(
    /\\(?:u([\dA-Fa-f]{4})|([\s\S]))/g,
    (_token, hex: string | undefined, character: string) =>
      hex === undefined
        ? (CONTROLS[character] ?? character)
        : String.fromCharCode(Number.parseInt(hex, 16)),
  );
