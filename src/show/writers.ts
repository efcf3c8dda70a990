/** The language models that may write, by the API that they are called by. */
export const MODEL_WRITERS = ['gemini', 'openai'] as const;
export type ModelWriter = (typeof MODEL_WRITERS)[number];

/** Who may write a show's scripts. */
export const WRITERS = ['built-in', ...MODEL_WRITERS] as const;
export type Writer = (typeof WRITERS)[number];
