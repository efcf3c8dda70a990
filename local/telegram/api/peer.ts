import { Api } from 'telegram';
import type { Channel } from '../channel.ts';
import { long } from './long.ts';

/** Where a channel's or a group's messages are. */
export const peerOf = ({
  id,
  isBasicGroup,
}: Pick<Channel, 'id' | 'isBasicGroup'>): Api.PeerChannel | Api.PeerChat =>
  isBasicGroup
    ? new Api.PeerChat({ chatId: long(id) })
    : new Api.PeerChannel({ channelId: long(id) });
