import { z } from 'zod';

/** What the session is called that TELEGRAM_SESSION holds. */
export const DEFAULT_TELEGRAM_SESSION = 'default';

/** The name of a session of the stage. */
export const TELEGRAM_SESSION_NAME = /^[a-z0-9][a-z0-9-]{0,31}$/;

/** What is wrong with a name that doesn't look like one. */
export const TELEGRAM_SESSION_WORDS =
  'must be the name of a Telegram session of the stage: lower-case letters, digits and hyphens, 32 at most';

/** The sessions of a stage besides the default one, by name: the JSON of TELEGRAM_SESSIONS. */
export const FurtherSessionsSchema = z
  .string()
  .transform((text, { addIssue }) => {
    try {
      return JSON.parse(text) as unknown;
    } catch {
      addIssue('must be JSON, for example {"second":"1B…"}');
      return z.NEVER;
    }
  })
  .pipe(
    z
      .record(z.string(), z.string().min(1), 'must be a JSON object of names and sessions')
      .refine(
        (sessions) =>
          Object.keys(sessions).every(
            (name) => TELEGRAM_SESSION_NAME.test(name) && name !== DEFAULT_TELEGRAM_SESSION,
          ),
        `must have names of lower-case letters, digits and hyphens, none of them "${DEFAULT_TELEGRAM_SESSION}", which is TELEGRAM_SESSION`,
      ),
  );
