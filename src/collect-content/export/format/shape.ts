import { z } from 'zod';

const PartSchema = z.union([
  z.string(),
  z.looseObject({
    type: z.string(),
    text: z.string(),
    href: z.string().optional(),
    language: z.string().optional(),
  }),
]);
const TextSchema = z.union([z.string(), z.array(PartSchema)]);
const SecondsSchema = z.union([z.string().regex(/^\d+$/), z.number().int().nonnegative()]);

/** A message of Telegram Desktop's `result.json`, with the fields that are read here. */
export const ExportedMessageSchema = z.looseObject({
  id: z.number().int(),
  type: z.string(),
  /** Local time without a zone; `date_unixtime` is the exact one, missing in exports before 2021. */
  date: z.string(),
  date_unixtime: SecondsSchema.optional(),
  edited: z.string().optional(),
  edited_unixtime: SecondsSchema.optional(),
  text: TextSchema.default(''),
  text_entities: z.array(PartSchema).optional(),
  author: z.string().nullish(),
  actor: z.string().nullish(),
  action: z.string().optional(),
  /** What a topic is called that a service message opens, or from then on. */
  title: z.string().optional(),
  new_title: z.string().nullish(),
  from: z.string().nullish(),
  reply_to_message_id: z.number().int().optional(),
  /** Another chat's, where that is what it answers. */
  reply_to_peer_id: z.string().optional(),
  reactions: z
    .array(z.looseObject({ count: z.number().int().nonnegative(), emoji: z.string().optional() }))
    .optional(),
  forwarded_from: z.string().nullish(),
  photo: z.string().optional(),
  file: z.string().optional(),
  file_name: z.string().optional(),
  media_type: z.string().optional(),
  mime_type: z.string().optional(),
  duration_seconds: z.number().int().nonnegative().optional(),
  poll: z
    .looseObject({
      question: TextSchema,
      closed: z.boolean().default(false),
      total_voters: z.number().int().nonnegative().optional(),
      answers: z.array(
        z.looseObject({ text: TextSchema, voters: z.number().int().nonnegative().optional() }),
      ),
    })
    .optional(),
  contact_information: z
    .looseObject({ first_name: z.string().default(''), last_name: z.string().default('') })
    .optional(),
  location_information: z.looseObject({}).optional(),
  /** Not Telegram Desktop's: marks the parts of one album, where a file's author wants to be exact. */
  grouped_id: z.union([z.string().regex(/^\d+$/), z.number().int()]).optional(),
  /** Not Telegram Desktop's either: how often the post was seen. */
  views: z.number().int().nonnegative().optional(),
});
export type ExportedMessage = z.infer<typeof ExportedMessageSchema>;
export type ExportedText = z.infer<typeof TextSchema>;

/** One chat of an export. Its messages are checked one by one, so that an error can name the message. */
export const ExportedChatSchema = z.looseObject({
  name: z.string().nullish(),
  type: z.string(),
  id: z.union([z.number().int(), z.string().regex(/^-?\d+$/)]).default(0),
  /** Not Telegram Desktop's: exports leave the username out, so one is derived from the name. */
  username: z.string().optional(),
  messages: z.array(z.unknown()),
});
export type ExportedChat = z.infer<typeof ExportedChatSchema>;
