import { htmlText } from '../../speech-text/xml-text.ts';

/** Text that is HTML already. */
export class Markup {
  readonly html: string;

  constructor(html: string) {
    this.html = html;
  }
}

type Value = Markup | string | number | undefined | readonly Value[];

const toHtml = (value: Value): string => {
  if (value === undefined) return '';
  if (value instanceof Markup) return value.html;
  if (typeof value === 'string') return htmlText(value);
  if (typeof value === 'number') return String(value);
  return value.map(toHtml).join('');
};

/** HTML with values put in as text, but for what is Markup; a list is put in item by item. */
export const html = (parts: TemplateStringsArray, ...values: readonly Value[]): Markup =>
  new Markup(parts.map((part, index) => part + toHtml(values[index])).join(''));
