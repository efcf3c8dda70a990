import { element, xmlDocument } from './xml.ts';

/** What an operation answers with; a `file` is streamed, `start` and `end` inclusive. */
export interface Answer {
  readonly status: number;
  readonly headers?: Readonly<Record<string, string>>;
  readonly body?: string;
  readonly file?: { readonly path: string; readonly start: number; readonly end: number };
}

/** A 200 with an XML document; plain values become elements, strings that are XML go in `children`. */
export const xmlAnswer = (
  root: string,
  values: Readonly<Record<string, string | number | boolean | undefined>>,
  children: readonly string[] = [],
  headers: Readonly<Record<string, string>> = {},
): Answer => ({
  status: 200,
  headers: { ...headers, 'content-type': 'application/xml' },
  body: xmlDocument(root, [
    ...Object.entries(values).flatMap(([name, value]) =>
      value === undefined ? [] : [element(name, value)],
    ),
    ...children,
  ]),
});
