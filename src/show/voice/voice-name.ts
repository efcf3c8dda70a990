/** What stands before the own name of a voice of an OpenAI-compatible speech endpoint. */
export const ENDPOINT_PREFIX = 'openai:';

/** A name that a show's speaker may give its voice: one of Google's, or an endpoint's behind its prefix. */
export const VOICE_NAME = /^([A-Za-z0-9_-]+|openai:[A-Za-z0-9_.+()-]+)$/;
