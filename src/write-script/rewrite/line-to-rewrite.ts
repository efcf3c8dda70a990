import type { ConfigSnapshot } from '../../episode/config-snapshot.ts';
import type { Content } from '../../episode/content.ts';
import { postKey } from '../../episode/coverage/post-key.ts';
import type { Script, Utterance } from '../../episode/script.ts';

/** A line of a script that somebody wants said otherwise. */
export interface LineToRewrite {
  readonly content: Content;
  readonly config: ConfigSnapshot;
  readonly script: Script;
  /** Both counted from 0. */
  readonly chapter: number;
  readonly utterance: number;
}

/** A line said otherwise, and by whom. */
export interface RewrittenLine {
  readonly text: string;
  readonly by: 'built-in' | 'model';
}

/** The line as it is; undefined where the script has none there. */
export const lineOf = ({ script, chapter, utterance }: LineToRewrite): Utterance | undefined =>
  script.chapters[chapter]?.utterances[utterance];

/** The content without the posts that the line's chapter doesn't rest on. */
export const contentOf = ({ content, script, chapter }: LineToRewrite): Content => {
  const keys = new Set((script.chapters[chapter]?.sources ?? []).map(postKey));
  const results = Object.fromEntries(
    Object.entries(content.results).map(([channel, posts]) => [
      channel,
      posts.filter(({ id }) => keys.has(postKey({ channel, messageId: id }))),
    ]),
  );
  const totalMessages = Object.values(results).reduce((sum, posts) => sum + posts.length, 0);
  return { ...content, results, totalMessages };
};
