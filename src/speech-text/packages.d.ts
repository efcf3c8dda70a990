declare module 'stopword' {
  /** Words that say nothing about a subject, by the ISO 639-3 code of their language. */
  export const ara: string[];
  export const deu: string[];
  export const eng: string[];
  export const fas: string[];
  export const fra: string[];
  export const heb: string[];
  export const hin: string[];
  export const ita: string[];
  export const jpn: string[];
  export const nld: string[];
  export const pol: string[];
  export const por: string[];
  export const rus: string[];
  export const spa: string[];
  export const tur: string[];
  export const ukr: string[];
  export const zho: string[];
}

declare module 'snowball-stemmers' {
  /** A stemmer of a language by its English name. */
  export const newStemmer: (language: string) => { stem(word: string): string };
}
