import type { Post } from '../../episode/content.ts';
import type { Gathered } from '../gather-posts.ts';
import { isUsable, type Selection } from '../is-usable.ts';

const withTranscript = (post: Post, text: string | undefined): Post =>
  text === undefined
    ? post
    : {
        ...post,
        media: post.media.map((media) =>
          media.type === 'voice' ? { ...media, transcript: text } : media,
        ),
      };

/** Puts into posts what their voice messages say, and drops those that without it have nothing that the show wants. */
export const addTranscripts = (
  { channels, results, ...rest }: Gathered,
  texts: ReadonlyMap<Post, string>,
  selection: Selection,
): Gathered => {
  const told = Object.fromEntries(
    Object.entries(results).map(([channel, posts]) => [
      channel,
      posts
        .map((post) => withTranscript(post, texts.get(post)))
        .filter((post) => isUsable(post, selection)),
    ]),
  );
  return {
    ...rest,
    results: told,
    channels: channels.map((channel) => {
      const kept = told[channel.username]?.length ?? 0;
      return { ...channel, kept, filtered: channel.filtered + channel.kept - kept };
    }),
  };
};
