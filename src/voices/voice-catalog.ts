/** A voice of the speech provider. */
export interface Voice {
  /** For example `en-US-Chirp3-HD-Kore`. */
  readonly name: string;
  /** BCP 47; the languages it speaks. */
  readonly languageCodes: readonly string[];
}

/** The voices that the speech provider has. */
export interface VoiceCatalog {
  /** Those of a language, `he` as well as `he-IL`. @throws SpeechUnavailable, SpeechRefused */
  list(languageCode: string): Promise<readonly Voice[]>;
}
