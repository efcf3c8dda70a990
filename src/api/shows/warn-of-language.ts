import { type Content, ContentSchema } from '../../episode/content.ts';
import type { EpisodeStatusReader } from '../../episode/episode-record.ts';
import type { StoredObject } from '../../episode/stored-object.ts';
import type { Show } from '../../show/show.ts';
import { foreignLanguage, languageName } from '../../speech-text/recognise-language.ts';

/** Where it stands what a show's channels have posted. */
export interface CollectedPosts {
  readonly episodes: Pick<EpisodeStatusReader, 'list'>;
  readonly contents: { get(object: StoredObject): Promise<Uint8Array> };
}

/** Only what was collected lately says what a channel is like. */
const LATEST = 10;

const latestContent = async (
  { episodes, contents }: CollectedPosts,
  podcastId: string,
): Promise<Content | undefined> => {
  const page = await episodes.list({ podcastId, status: null, limit: LATEST, after: null });
  const stored = page.items.find(({ outputs }) => outputs.content)?.outputs.content;
  if (!stored) return undefined;
  return ContentSchema.parse(JSON.parse(new TextDecoder().decode(await contents.get(stored))));
};

/**
 * What somebody should know who has saved a show: that the posts its channels had the last time are
 * in another language than the show, whose episodes would fail. Channels that nobody has collected
 * yet are not known.
 */
export const warnOfLanguage = async (
  posts: CollectedPosts,
  { id, languageCode, config }: Pick<Show, 'id' | 'languageCode' | 'config'>,
): Promise<string[]> => {
  let content: Content | undefined;
  try {
    content = await latestContent(posts, id);
  } catch (error) {
    // The show is saved by now: that is what the answer must say.
    return [`Whether the posts are in the show's language could not be looked at: ${error}`];
  }
  const channels = config?.telegramChannels ?? [];
  const texts = channels.flatMap((name) => content?.results[name] ?? []).map(({ text }) => text);
  const foreign = await foreignLanguage(texts, languageCode);
  if (!foreign) return [];
  const [theirs, own] = [languageName(foreign.language), languageName(languageCode)];
  return [
    `The show is in ${own} (${languageCode}), and its channels post in ${theirs}: ${Math.round(foreign.share * 100)} % of what was collected last. Its episodes would fail before anything is paid for. Change the language to ${theirs} ("${foreign.language}") with voices of that language, or choose channels in ${own}.`,
  ];
};
