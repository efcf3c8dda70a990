import { useState } from 'preact/hooks';
import { inWords } from '../api/api-errors.ts';
import type { AccountChat } from '../api/telegram-calls.ts';
import { useConsole } from '../context.ts';
import { t } from '../language/translate.ts';
import { ResourceView } from '../ui/resource-view.tsx';
import { useAction } from '../use-action.ts';
import { useResource } from '../use-resource.ts';
import { ChatChoice, type ChosenProps } from './chat-choice.tsx';
import { ChatTopics } from './chat-topics.tsx';
import { withChosen } from './chosen-channels.ts';

const JoinField = ({ joined }: { readonly joined: (username: string) => void }) => {
  const { api } = useConsole();
  const [link, setLink] = useState('');
  const join = useAction(async () => {
    const { username } = await api.joinChat(link);
    setLink('');
    joined(username);
  });
  return (
    <div class="join-chat">
      <label>
        {t('Join by an invitation')}
        <input
          type="url"
          dir="ltr"
          placeholder="https://t.me/+…"
          value={link}
          onInput={(event) => setLink(event.currentTarget.value)}
        />
      </label>
      <button type="button" disabled={join.isRunning || link.trim() === ''} onClick={join.run}>
        {t('Join')}
      </button>
      {join.error !== undefined && (
        <p class="field-errors" role="alert" dir="auto">
          {inWords(join.error)}
        </p>
      )}
    </div>
  );
};

const matches = ({ title, username, folders }: AccountChat, words: string, folder: string) =>
  (folder === '' || folders.includes(folder)) &&
  `${title} ${username}`.toLowerCase().includes(words.trim().toLowerCase());

const ChatList = ({
  chats,
  typed,
  changed,
}: ChosenProps & { readonly chats: readonly AccountChat[] }) => {
  const [words, setWords] = useState('');
  const [folder, setFolder] = useState('');
  const folders = [...new Set(chats.flatMap((chat) => chat.folders))];
  const shown = chats.filter((chat) => matches(chat, words, folder));
  return (
    <>
      <div class="chat-filter">
        <input
          type="search"
          aria-label={t('Find a channel or group')}
          placeholder={t('Find a channel or group')}
          value={words}
          onInput={(event) => setWords(event.currentTarget.value)}
        />
        {folders.length > 0 && (
          <select
            aria-label={t('Folder')}
            value={folder}
            onChange={(event) => setFolder(event.currentTarget.value)}
          >
            <option value="">{t('All folders')}</option>
            {folders.map((one) => (
              <option key={one} value={one}>
                {one}
              </option>
            ))}
          </select>
        )}
      </div>
      <ul class="account-chats">
        {shown.map((chat) => (
          <li key={chat.username}>
            <ChatChoice {...{ typed, changed }} username={chat.username} title={chat.title}>
              <small>
                {chat.isPrivate ? t('private') : <bdi dir="ltr">@{chat.username}</bdi>}
                {chat.isGroup && `, ${t('group')}`}
              </small>
            </ChatChoice>
            {chat.isForum && <ChatTopics {...{ typed, changed }} group={chat.username} />}
          </li>
        ))}
      </ul>
      {shown.length === 0 && <p class="hint">{t('No channel or group is called like that.')}</p>}
    </>
  );
};

const Opened = ({ typed, changed }: ChosenProps) => {
  const { api } = useConsole();
  const chats = useResource('account-chats', { load: (signal) => api.listChats(signal) });
  return (
    <>
      <ResourceView resource={chats} what={t('the account’s channels')}>
        {({ items }) => <ChatList chats={items} typed={typed} changed={changed} />}
      </ResourceView>
      {chats.data !== undefined && (
        <JoinField
          joined={(username) => {
            changed(withChosen(typed, username, true));
            chats.reload();
          }}
        />
      )}
    </>
  );
};

/** The channels and groups that the connected account is in, private ones too, to be chosen from. */
export const AccountChats = (props: ChosenProps) => {
  const [isOpen, setOpen] = useState(false);
  return (
    <details onToggle={(event) => setOpen(event.currentTarget.open)}>
      <summary>{t('Choose from your Telegram account')}</summary>
      {isOpen && <Opened {...props} />}
    </details>
  );
};
