import { z } from 'zod';

/** The body of `POST /api/v1/episodes/{episodeId}/post`. */
export const PostRequestSchema = z.strictObject({
  isMissing: z.boolean().default(false).meta({
    description:
      "Whether somebody has looked into the chat, and a message of which no answer came isn't there.",
  }),
});

/** The body of `PUT /api/v1/episodes/{episodeId}/post`. */
export const PostConfirmationSchema = z.strictObject({
  message: z.string().trim().min(1).max(200).meta({
    description: 'The message that stands: its link, https://t.me/…/123, or its number.',
  }),
});
