import { z } from 'zod';
import { EditedScriptBodySchema } from '../episode-script/edited-script.ts';

/** The body of `POST /api/v1/episodes/{episodeId}/approve`: the script as it is to be spoken; none for the one under review. */
export const ApproveBodySchema = z.strictObject({
  script: EditedScriptBodySchema.optional().meta({
    description: 'The script as somebody has edited it.',
  }),
});

const place = z.number().int().min(0);

/** The body of `POST /api/v1/episodes/{episodeId}/rewrite`: the script as it stands, and which line of it. */
export const RewriteBodySchema = z.strictObject({
  script: EditedScriptBodySchema,
  chapter: place.meta({ description: 'Counted from 0.' }),
  utterance: place.meta({ description: 'Of the chapter, counted from 0.' }),
});

/** What it answers. */
export const RewrittenSchema = z.strictObject({
  text: z.string(),
  by: z.enum(['built-in', 'model']).meta({ description: 'Whose words they are.' }),
});
export type Rewritten = z.infer<typeof RewrittenSchema>;
