import type { he } from './he.ts';

/** A text of the console as English has it; `{0}`, `{1}` … stand for what is put in. */
export type Message = keyof typeof he.messages;

/** A text that counts, by what English says of many. */
export type CountedMessage = keyof typeof he.counted;

/**
 * The forms that a language has for numbers, by its rules (Unicode CLDR); `{n}` is the number.
 * `single` is for 1 alone where the form `one` is for 21 as well.
 */
export type Forms = Readonly<
  Partial<Record<Intl.LDMLPluralRule | 'single', string>> & { other: string }
>;

/** Every text of the translated pages in one language. */
export interface Catalogue {
  readonly messages: Readonly<Record<Message, string>>;
  readonly counted: Readonly<Record<CountedMessage, Forms>>;
}

/** A room's texts in another language than Hebrew: the same ones, neither more nor fewer. */
export interface Translated<T extends { readonly messages: object; readonly counted: object }> {
  readonly messages: Readonly<Record<keyof T['messages'], string>>;
  readonly counted: Readonly<Record<keyof T['counted'], Forms>>;
}
