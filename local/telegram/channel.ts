import type { Message } from '../../src/collect-content/export/format/message.ts';
import type { Forum } from '../../src/collect-content/export/format/read-forum.ts';

export type {
  FileMedia,
  Media,
  Message,
  Poll,
  TextEntity,
} from '../../src/collect-content/export/format/message.ts';
export type { Topic } from '../../src/collect-content/export/format/read-forum.ts';

/** How a channel's username is known: somebody gave it, its posts link to one another by it, or its id stands for it, or it is made up of the channel's name. */
export type UsernameSource = 'given' | 'links' | 'id' | 'name';

/** A channel as the server holds it; messages stand in the order of their ids. */
export interface Channel {
  readonly id: bigint;
  readonly accessHash: bigint;
  readonly username: string;
  readonly usernameFrom: UsernameSource;
  readonly title: string;
  /** Its members write, and not the channel itself. */
  readonly isGroup?: boolean;
  /** It has no access hash, and isn't a channel in Telegram's schema. */
  readonly isBasicGroup?: boolean;
  /** Of a group with topics. */
  readonly forum?: Forum;
  readonly messages: readonly Message[];
}
