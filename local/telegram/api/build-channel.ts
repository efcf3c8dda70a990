import { Api } from 'telegram';
import type { Channel } from '../channel.ts';
import { long } from './long.ts';

const CREATED = 1_500_000_000;

/** A channel or a group as Telegram describes it. */
export const buildChannel = ({
  id,
  accessHash,
  title,
  username,
  isGroup = false,
}: Pick<Channel, 'id' | 'accessHash' | 'title' | 'isGroup'> & { username?: string }): Api.Channel =>
  new Api.Channel({
    id: long(id),
    accessHash: long(accessHash),
    title,
    ...(username === undefined ? {} : { username }),
    date: CREATED,
    photo: new Api.ChatPhotoEmpty(),
    ...(isGroup ? { megagroup: true } : { broadcast: true }),
  });
