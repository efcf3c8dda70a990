/**
 * Which settings of a section are secret. On a stage they are the keys of one secret a section,
 * `<SECRETS_PATH>/<section>`, so that each function may read those of its own sections alone.
 */
export const SECRETS = {
  database: ['SUPABASE_SERVICE_KEY'],
  telegram: ['TELEGRAM_API_ID', 'TELEGRAM_API_HASH', 'TELEGRAM_SESSION', 'TELEGRAM_SESSIONS'],
  telegramBot: ['TELEGRAM_BOT_TOKEN'],
  speech: ['GOOGLE_CREDENTIALS_JSON'],
  openAiSpeech: ['OPENAI_SPEECH_API_KEY'],
  gemini: ['GEMINI_API_KEY'],
  languageModel: ['OPENAI_CHAT_API_KEY'],
  transcription: ['TRANSCRIPTION_API_KEY'],
  authorizer: ['INTERNAL_API_KEY'],
} as const;

/** A section of the settings with something secret in it. */
export type SecretSection = keyof typeof SECRETS;

/** The settings that secrets hold, by their names; what has no secret isn't there. */
export type SecretValues = Readonly<Record<string, string>>;

/**
 * Answers with what the secrets of the sections hold, read now and then: with the same object until
 * something in them has changed. Throws a StepcastError when they can't be read.
 */
export type OpenSecrets = (sections: readonly SecretSection[]) => () => Promise<SecretValues>;

const isSecretSection = (section: string): section is SecretSection => section in SECRETS;

/** Those of the sections that have secrets. */
export const secretSectionsOf = (sections: readonly string[]): SecretSection[] =>
  sections.filter(isSecretSection);

/** The name of the secret that holds the setting; undefined for one that is no secret, or without a path. */
export const secretOf = (setting: string, path: string | undefined): string | undefined => {
  const section = Object.entries(SECRETS).find(([, names]) =>
    names.some((name) => name === setting),
  )?.[0];
  return section && path ? `${path}/${section}` : undefined;
};
