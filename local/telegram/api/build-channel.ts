import { Api } from 'telegram';
import type { Channel } from '../channel.ts';
import { long } from './long.ts';

const CREATED = 1_500_000_000;

/** A channel or a group as Telegram describes it; one that goes by its id is private, and has no username. */
export const buildChannel = ({
  id,
  accessHash,
  title,
  username,
  usernameFrom,
  isGroup = false,
  forum,
}: Pick<Channel, 'id' | 'accessHash' | 'title' | 'isGroup' | 'forum'> &
  Partial<Pick<Channel, 'username' | 'usernameFrom'>>): Api.Channel =>
  new Api.Channel({
    id: long(id),
    accessHash: long(accessHash),
    title,
    ...(username === undefined || usernameFrom === 'id' ? {} : { username }),
    date: CREATED,
    photo: new Api.ChatPhotoEmpty(),
    ...(isGroup ? { megagroup: true } : { broadcast: true }),
    ...(forum ? { forum: true } : {}),
  });

/** A channel or a group of any kind as Telegram describes it in lists. */
export const buildChat = (channel: Channel): Api.Channel | Api.Chat =>
  channel.isBasicGroup
    ? new Api.Chat({
        id: long(channel.id),
        title: channel.title,
        photo: new Api.ChatPhotoEmpty(),
        participantsCount: 2,
        date: CREATED,
        version: 1,
      })
    : buildChannel(channel);
