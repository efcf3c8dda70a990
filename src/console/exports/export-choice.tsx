import { useState } from 'preact/hooks';
import type { SentExport } from '../api/upload-export.ts';
import { shortMoment } from '../format/moment.ts';
import { counted, t } from '../language/translate.ts';

interface ChoiceProps {
  readonly sent: SentExport;
  readonly isBusy: boolean;
  choose(usernames: Readonly<Record<string, string>>): void;
  giveUp(): void;
}

/** Which channels of an export are wanted, and what they are called on Telegram. */
export const ExportChoice = ({ sent, isBusy, choose, giveUp }: ChoiceProps) => {
  const { chats } = sent;
  const [wanted, setWanted] = useState<ReadonlySet<number>>(
    new Set(chats.length === 1 ? chats.map(({ index }) => index) : []),
  );
  const [names, setNames] = useState<Readonly<Record<number, string>>>(() =>
    Object.fromEntries(chats.map(({ index, username }) => [index, username ?? ''])),
  );
  const turn = (index: number): void => {
    const next = new Set(wanted);
    if (!next.delete(index)) next.add(index);
    setWanted(next);
  };
  return (
    <>
      <p>
        {counted(
          chats.length,
          'The export holds one channel.',
          'The export holds {n} channels. Choose which ones to read.',
        )}
      </p>
      <ul class="export-choice">
        {chats.map(({ index, title, posts, newestPostAt }) => (
          <li key={index}>
            <label class="check">
              <input type="checkbox" checked={wanted.has(index)} onChange={() => turn(index)} />
              <span>
                <strong dir="auto">{title}</strong>, {counted(posts, '1 post', '{n} posts')}
                {newestPostAt !== null && t(', the last {0}', shortMoment(newestPostAt))}
              </span>
            </label>
            {wanted.has(index) && (
              <label class="export-name">
                {t('Its name on Telegram')}
                <input
                  type="text"
                  autocomplete="off"
                  spellcheck={false}
                  placeholder="@name"
                  value={names[index] ?? ''}
                  onInput={(event) => {
                    const { value } = event.currentTarget;
                    setNames((before) => ({ ...before, [index]: value }));
                  }}
                />
              </label>
            )}
          </li>
        ))}
      </ul>
      <p class="hint">
        {t(
          'Exports don’t say what a public channel is called. Without its name, links to its posts open for its members alone.',
        )}
      </p>
      <div class="actions">
        <button
          type="button"
          class="primary"
          disabled={isBusy || wanted.size === 0}
          onClick={() =>
            choose(Object.fromEntries([...wanted].map((index) => [index, names[index] ?? ''])))
          }
        >
          {isBusy ? t('Reading …') : t('Read them')}
        </button>
        <button type="button" disabled={isBusy} onClick={giveUp}>
          {t('Give up')}
        </button>
      </div>
    </>
  );
};
