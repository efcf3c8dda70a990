import { z } from 'zod';

/** The language of a show: BCP 47 with at most a script and a region. */
export const LanguageCodeSchema = z
  .string()
  .regex(
    /^[a-z]{2,3}(-[A-Z][a-z]{3})?(-([A-Z]{2}|[0-9]{3}))?$/,
    'must be a BCP 47 language, for example en-US',
  );
