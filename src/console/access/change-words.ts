import type { AuditEntry } from '../../access/audit.ts';
import type { Message } from '../language/catalogue.ts';
import { counted, t } from '../language/translate.ts';
import { FIELD_WORDS } from './field-words.ts';

const ACTIONS: Readonly<Record<string, Message>> = {
  'show.created': 'Show added',
  'show.changed': 'Show changed',
  'show.deleted': 'Show deleted',
  'episode.started': 'Episode started',
  'episode.retried': 'Episode started again',
  'episode.cancelled': 'Episode cancelled',
  'episode.changed': 'Episode changed',
  'episode.hidden': 'Episode hidden',
  'episode.shown': 'Episode shown again',
  'episode.withdrawn': 'Episode withdrawn',
  'episode.imported': 'Episode imported',
  'episode.posted': 'Post in Telegram asked for',
  'episode.confirmed': 'Message in Telegram confirmed',
  'episode.soundbites': 'Soundbites changed',
  'webhook.created': 'Webhook added',
  'webhook.changed': 'Webhook changed',
  'webhook.deleted': 'Webhook deleted',
  'webhook.rotated': 'Webhook given a new secret',
  'webhook.tested': 'Webhook tested',
  'webhook.resent': 'Webhook message sent again',
  'key.created': 'Key added',
  'key.changed': 'Key changed',
  'key.rotated': 'Key given a new value',
  'key.revoked': 'Key revoked',
  'episode.discarded': 'Script discarded',
  'machine.run': 'Run by hand',
  'message.sent': 'Message sent to intake',
  'message.discarded': 'Dead letter deleted',
  'queue.redriven': 'Dead letters sent again',
  'connection.changed': 'Connection changed',
  'connection.removed': 'Connection removed',
  'channel.chosen': 'Source of a channel chosen',
  'channel.joined': 'Channel joined',
  'export.added': 'Export added',
  'export.removed': 'Export removed',
};

/** What was done, in words; one that this console doesn't know by its name. */
export const actionInWords = ({ action }: Pick<AuditEntry, 'action'>): string => {
  const words = ACTIONS[action];
  return words ? t(words) : action;
};

/** Who did it: a name, or what stands for one. */
export const callerInWords = ({ caller }: Pick<AuditEntry, 'caller'>): string => {
  switch (caller.kind) {
    case 'internal':
      return t('The internal API key');
    case 'service':
      return t('The service role');
    case 'database':
      return t('The database’s {0}', caller.name);
    default:
      return caller.name;
  }
};

/** A value as people write it: a list by commas, what has members one by one. */
const inWords = (value: unknown): string => {
  if (value === null || value === undefined || value === '') return '–';
  if (typeof value === 'boolean') return value ? t('Yes') : t('No');
  if (Array.isArray(value)) return value.map(inWords).join(', ') || '–';
  if (typeof value !== 'object') return String(value);
  return Object.entries(value)
    .map(([name, part]) => `${name}: ${inWords(part)}`)
    .join(', ');
};

// Of these the value says nothing to a person: a key in a bucket, ids.
const OPAQUE: Readonly<Record<string, (value: unknown) => string>> = {
  pictureKey: (value) => (value ? t('A picture of its own') : t('The show’s cover')),
  podcastIds: (value) =>
    Array.isArray(value) ? counted(value.length, '1 show', '{n} shows') : t('Every show'),
};

/** One setting that changed, and its name in words where the console has some. */
export interface ChangedField {
  readonly field: string;
  readonly was: string;
  readonly is: string;
}

/** From what to what; nothing for what was made or taken away as a whole. */
export const changedFields = ({ before, after }: AuditEntry): ChangedField[] =>
  Object.entries(before ?? {}).map(([field, was]) => {
    const words = FIELD_WORDS[field];
    const tell = OPAQUE[field] ?? inWords;
    return { field: words ? t(words) : field, was: tell(was), is: tell(after?.[field]) };
  });
