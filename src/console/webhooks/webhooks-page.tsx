import type { Webhook } from '../../webhooks/webhook.ts';
import { ForRole } from '../access/for-role.tsx';
import { useConsole } from '../context.ts';
import { t } from '../language/translate.ts';
import { hrefTo } from '../route.ts';
import { useShowTitles } from '../shows/use-show-titles.ts';
import { PageTitle } from '../ui/page-title.tsx';
import { ResourceView } from '../ui/resource-view.tsx';
import { useResource } from '../use-resource.ts';
import { NewWebhookForm } from './new-webhook-form.tsx';

/** Whether a webhook is told anything, as a small coloured label. */
export const WebhookBadge = ({ webhook }: { readonly webhook: Webhook }) =>
  webhook.disabled === null ? (
    <span class="badge badge-good">{t('Enabled')}</span>
  ) : (
    <span class="badge badge-bad">{t('Disabled')}</span>
  );

const Row = ({
  webhook,
  showTitle,
}: {
  readonly webhook: Webhook;
  /** Of its show; nothing for one that is told of all, or whose show's title isn't known. */
  readonly showTitle: string | null | undefined;
}) => (
  <li>
    <a class="episode-row" href={hrefTo({ page: 'webhook', webhookId: webhook.id })}>
      <span class="episode-title" dir="ltr">
        {webhook.url}
      </span>
      <WebhookBadge webhook={webhook} />
      <span class="episode-facts" dir="auto">
        {webhook.podcastId === null ? t('Every show') : (showTitle ?? t('One show'))}
      </span>
      {webhook.disabled !== null && (
        <span class="episode-error" dir="auto">
          {webhook.disabled.reason}
        </span>
      )}
    </a>
  </li>
);

/** Who is told of what happens to episodes. */
export const WebhooksPage = () => {
  const { api } = useConsole();
  const webhooks = useResource('webhooks', {
    load: (signal) => api.listWebhooks(signal),
    isMoving: () => false,
  });
  const titles = useShowTitles(webhooks.data?.flatMap(({ podcastId }) => podcastId ?? []) ?? []);
  return (
    <>
      <PageTitle title={t('Webhooks')} />
      <p class="hint">
        {t(
          'Other programs that are told when an episode changes its status, by the Standard Webhooks specification.',
        )}
      </p>
      <ResourceView resource={webhooks} what={t('the webhooks')}>
        {(list) =>
          list.length === 0 ? (
            <p class="empty">{t('There is no webhook yet.')}</p>
          ) : (
            <ul class="card episode-list">
              {list.map((webhook) => (
                <Row
                  key={webhook.id}
                  webhook={webhook}
                  showTitle={titles?.get(webhook.podcastId ?? '')}
                />
              ))}
            </ul>
          )
        }
      </ResourceView>
      <ForRole needs="admin">
        <div class="show-form below">
          <NewWebhookForm added={webhooks.reload} />
        </div>
      </ForRole>
    </>
  );
};
