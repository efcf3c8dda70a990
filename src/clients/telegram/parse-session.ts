import { StringSession } from 'telegram/sessions/index.js';
import { InvalidSession } from '../../collect-content/telegram-errors.ts';

const AUTH_KEY_BYTES = 256;

/**
 * Reads a session string of GramJS or Telethon.
 * @throws InvalidSession when it is cut off, has been quoted or is something else; it is never part of the message.
 */
export const parseSession = (pasted: string): StringSession => {
  const text = pasted.trim();
  if (!/^1[A-Za-z0-9+/_-]+=*$/.test(text)) {
    throw new InvalidSession('is not a session string');
  }
  let session: StringSession & { readonly _key?: Buffer };
  try {
    session = new StringSession(text);
  } catch (cause) {
    throw new InvalidSession('cannot be decoded', { cause });
  }
  if (session._key?.length !== AUTH_KEY_BYTES) throw new InvalidSession('is incomplete');
  return session;
};
