import type { CoveredPost } from '../../../../episode/coverage/coverage.ts';
import { channelLabel } from '../../../telegram/channel-label.ts';

/** A post by its first words, and whose it is; it opens in Telegram. */
export const PostLink = ({ source }: Pick<CoveredPost, 'source'>) => (
  <a class="post-link" href={source.url} target="_blank" rel="noreferrer">
    {source.title !== undefined && (
      <>
        <bdi class="post-words">{source.title}</bdi>{' '}
      </>
    )}
    <bdi class="post-name">
      {channelLabel(source.channel)}/{source.messageId}
    </bdi>
  </a>
);
