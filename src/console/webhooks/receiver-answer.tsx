import { t } from '../language/translate.ts';

interface ReceiverAnswerProps {
  readonly label: string;
  /** Null where it didn't answer. */
  readonly body: string | null;
}

/** The beginning of what a receiver answered. */
export const ReceiverAnswer = ({ label, body }: ReceiverAnswerProps) => (
  <section class="json-view" aria-label={label}>
    <header>
      <h3>{label}</h3>
    </header>
    {body === null && <p class="hint">{t('None.')}</p>}
    {body === '' && <p class="hint">{t('Nothing but its status.')}</p>}
    {body && (
      // biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be scrolled by keys too
      <pre class="json" dir="auto" tabIndex={0}>
        {body}
      </pre>
    )}
  </section>
);
