import { useState } from 'preact/hooks';
import type { TestedWebhook } from '../../webhooks/delivery.ts';
import { inWords } from '../api/api-errors.ts';
import { useConsole } from '../context.ts';
import { JsonView } from '../execution/json-view.tsx';
import { tookTime } from '../format/duration.ts';
import { t } from '../language/translate.ts';
import { Notice } from '../ui/notice.tsx';
import { useAction } from '../use-action.ts';
import { ReceiverAnswer } from './receiver-answer.tsx';

const Tested = ({ tested }: { readonly tested: TestedWebhook }) => (
  <Notice
    tone={tested.isDelivered ? 'good' : 'bad'}
    title={tested.isDelivered ? t('The receiver took the test') : t('The test wasn’t delivered')}
  >
    <p>
      {tested.isDelivered
        ? t('It answered {0} after {1}.', tested.status ?? '', tookTime(tested.tookMs))
        : `${tested.error} (${tookTime(tested.tookMs)})`}
    </p>
    <h2 class="visually-hidden">{t('The test')}</h2>
    <JsonView label={t('Test message')} value={tested.payload} />
    <ReceiverAnswer label={t('Answer to the test')} body={tested.body} />
  </Notice>
);

/** A button that sends a message which says that it is a test, and what came of it. */
export const WebhookTest = ({ webhookId }: { readonly webhookId: string }) => {
  const { api } = useConsole();
  const [tested, setTested] = useState<TestedWebhook | null>(null);
  const test = useAction(async () => {
    setTested(null);
    setTested(await api.testWebhook(webhookId));
  });
  return (
    <>
      <div class="actions">
        <button type="button" disabled={test.isRunning} onClick={test.run}>
          {test.isRunning ? t('Sending a test …') : t('Send a test')}
        </button>
      </div>
      {test.error !== undefined && (
        <Notice tone="bad" title={t('The test wasn’t sent')}>
          <p dir="auto">{inWords(test.error)}</p>
        </Notice>
      )}
      {tested !== null && <Tested tested={tested} />}
    </>
  );
};
