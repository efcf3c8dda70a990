import { useState } from 'preact/hooks';
import { useConsole } from '../context.ts';
import { t } from '../language/translate.ts';
import { ResourceView } from '../ui/resource-view.tsx';
import { useResource } from '../use-resource.ts';
import { ChatChoice, type ChosenProps } from './chat-choice.tsx';

interface TopicsProps extends ChosenProps {
  /** What the group goes by. */
  readonly group: string;
}

const Opened = ({ group, ...chosen }: TopicsProps) => {
  const { api } = useConsole();
  const topics = useResource(`topics of ${group}`, {
    load: (signal) => api.listTopics(group, signal),
  });
  return (
    <ResourceView resource={topics} what={t('the group’s topics')}>
      {({ items }) => (
        <ul class="chat-topics">
          {items.map(({ username, title }) => (
            <li key={username}>
              <ChatChoice {...chosen} username={username} title={title} />
            </li>
          ))}
        </ul>
      )}
    </ResourceView>
  );
};

/** The topics of a forum, each to be told alone; Telegram is asked for them once they are looked at. */
export const ChatTopics = (props: TopicsProps) => {
  const [isOpen, setOpen] = useState(false);
  return (
    <details onToggle={(event) => setOpen(event.currentTarget.open)}>
      <summary>{t('Only some of its topics')}</summary>
      {isOpen && <Opened {...props} />}
    </details>
  );
};
