import { z } from 'zod';
import { CONFIG_SECTIONS, TELEGRAM_ACCOUNT } from '../../src/runtime/config.ts';
import { SECRETS, type SecretSection } from '../../src/runtime/secrets.ts';
import type { Environment } from './stage.ts';

export const SECTIONS = Object.keys(SECRETS) as SecretSection[];

/** What one secret of a stage should hold. */
export interface SecretOfStage {
  /** In Secrets Manager. */
  readonly name: string;
  readonly section: SecretSection;
  /** The settings that stand in it. */
  readonly keys: readonly string[];
  /** Those without which the stage doesn't work. */
  readonly required: readonly string[];
}

/** Needed on a stage whose speech is Google's, though not where the endpoint is a plain one. */
const isGoogles = (settings: Environment): boolean =>
  !settings['GOOGLE_TTS_ENDPOINT']?.startsWith('http:');

/** A part of an account is of no use: what names one key of it needs all. */
export const hasAccount = (settings: Environment): boolean =>
  SECRETS.telegram.some((key) => settings[key]);

/** The secrets of a stage, by what the settings of the functions ask for. */
export const secretsOfStage = (path: string, settings: Environment): readonly SecretOfStage[] =>
  SECTIONS.map((section) => {
    const shape: Readonly<Record<string, z.ZodType>> = CONFIG_SECTIONS[section].shape;
    const keys: readonly string[] = SECRETS[section];
    const isRequired = (key: string): boolean =>
      !shape[key]?.safeParse(undefined).success ||
      (key === 'GOOGLE_CREDENTIALS_JSON' && isGoogles(settings)) ||
      (TELEGRAM_ACCOUNT.includes(key) && hasAccount(settings));
    return { name: `${path}/${section}`, section, keys, required: keys.filter(isRequired) };
  });

const HeldSchema = z.record(z.string(), z.string());

/** What a secret's text holds. Undefined when it is no JSON object of strings. */
export const parseHeld = (text: string): Readonly<Record<string, string>> | undefined => {
  try {
    return HeldSchema.safeParse(JSON.parse(text)).data;
  } catch {
    return undefined;
  }
};
