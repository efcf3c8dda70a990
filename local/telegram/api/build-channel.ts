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
}: Pick<Channel, 'id' | 'accessHash' | 'title' | 'isGroup'> &
  Partial<Pick<Channel, 'username' | 'usernameFrom'>>): Api.Channel =>
  new Api.Channel({
    id: long(id),
    accessHash: long(accessHash),
    title,
    ...(username === undefined || usernameFrom === 'id' ? {} : { username }),
    date: CREATED,
    photo: new Api.ChatPhotoEmpty(),
    ...(isGroup ? { megagroup: true } : { broadcast: true }),
  });
