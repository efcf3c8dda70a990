/** The beginning of what a receiver answered; null where it didn't. */
export const ReceiverAnswer = ({ body }: { readonly body: string | null }) => (
  <section class="json-view" aria-label="Answer">
    <header>
      <h3>Answer</h3>
    </header>
    {body === null && <p class="hint">None.</p>}
    {body === '' && <p class="hint">Nothing but its status.</p>}
    {body && (
      // biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be scrolled by keys too
      <pre class="json" dir="auto" tabIndex={0}>
        {body}
      </pre>
    )}
  </section>
);
