import { useState } from 'preact/hooks';
import type { Show } from '../../show/show.ts';
import { fieldErrorsOf, inWords } from '../api/api-errors.ts';
import { useConsole } from '../context.ts';
import { t } from '../language/translate.ts';
import { CopyButton } from '../ui/copy-button.tsx';
import { Field } from '../ui/field.tsx';
import { Notice } from '../ui/notice.tsx';
import { useAction } from '../use-action.ts';
import { usePages } from '../use-pages.tsx';
import { useResource } from '../use-resource.ts';

/** A signing secret, which the API tells once. */
export const Secret = ({ secret }: { readonly secret: string }) => (
  <Notice tone="good" title={t('Its secret, shown this once')}>
    <p>{t('Messages are signed with it. Keep it where the receiver finds it.')}</p>
    <p>
      <code>{secret}</code>
    </p>
    <CopyButton text={secret} label={t('Copy the secret')} />
  </Notice>
);

interface NewWebhookFormProps {
  /** Called when there is one more. */
  readonly added: () => void;
}

/** Adds an address that is told of what happens to episodes. */
export const NewWebhookForm = ({ added }: NewWebhookFormProps) => {
  const { api } = useConsole();
  const first = useResource('shows', { load: (signal) => api.listShows(null, signal) });
  const shows = usePages(
    first.data,
    (cursor) => api.listShows(cursor),
    ({ id }: Show) => id,
    t('List more shows'),
  );
  const [url, setUrl] = useState('');
  const [podcastId, setPodcastId] = useState('');
  const [secret, setSecret] = useState<string | null>(null);
  const action = useAction(async () => {
    setSecret(null);
    const webhook = await api.createWebhook({ url: url.trim(), ...(podcastId && { podcastId }) });
    setSecret(webhook.secret);
    setUrl('');
    added();
  });
  const errors = fieldErrorsOf(action.error).filter(({ field }) => field === 'url');
  return (
    <form
      class="card"
      noValidate
      onSubmit={(event) => {
        event.preventDefault();
        void action.run();
      }}
    >
      <h2>{t('Tell another address')}</h2>
      <Field
        label={t('Address')}
        hint={t(
          'https, reachable from the public Internet. It gets a POST for each step of an episode.',
        )}
        errors={errors.map(({ message }) => message)}
      >
        {(control) => (
          <input
            {...control}
            type="url"
            name="url"
            autocomplete="off"
            value={url}
            onInput={(event) => setUrl(event.currentTarget.value)}
          />
        )}
      </Field>
      <Field label={t('Of which show')}>
        {(control) => (
          <select
            {...control}
            value={podcastId}
            onChange={(event) => setPodcastId(event.currentTarget.value)}
          >
            <option value="">{t('Every show')}</option>
            {shows.items.map(({ id, title }) => (
              <option key={id} value={id}>
                {title}
              </option>
            ))}
          </select>
        )}
      </Field>
      {shows.more}
      {action.error !== undefined && errors.length === 0 && (
        <Notice tone="bad" title={t('The webhook wasn’t added')}>
          <p dir="auto">{inWords(action.error)}</p>
        </Notice>
      )}
      {secret !== null && <Secret secret={secret} />}
      <button type="submit" class="primary" disabled={action.isRunning}>
        {action.isRunning ? t('Adding …') : t('Add the webhook')}
      </button>
    </form>
  );
};
