import { Api } from 'telegram';
import { long } from './long.ts';

/** The account that the session belongs to. */
export const buildSelf = (name: string): Api.User =>
  new Api.User({
    id: long(777_001),
    self: true,
    accessHash: long(777_002),
    firstName: name,
    username: 'local_reader',
    phone: '10000000000',
    status: new Api.UserStatusEmpty(),
  });

/** The update state of an account to which nothing ever happens. */
export const buildState = (nowSeconds: number): Api.updates.State =>
  new Api.updates.State({ pts: 1, qts: 0, date: nowSeconds, seq: 1, unreadCount: 0 });
