import { useState } from 'preact/hooks';
import { inWords } from '../api/api-errors.ts';
import { counted, t } from '../language/translate.ts';
import { CopyButton } from '../ui/copy-button.tsx';
import { useAction } from '../use-action.ts';

const isReference = (value: unknown): value is { $ref: string; sizeBytes: number } =>
  typeof value === 'object' && value !== null && '$ref' in value && 'sizeBytes' in value;

interface JsonViewProps {
  readonly label: string;
  readonly value: unknown;
  /** Shown before somebody asks for all. */
  readonly lines?: number;
  /** Fetches what the answer has by reference alone. */
  readonly load?: () => Promise<unknown>;
}

const Text = ({ value, lines }: { readonly value: unknown; readonly lines: number }) => {
  const [isWhole, setIsWhole] = useState(false);
  const all = JSON.stringify(value, null, 2).split('\n');
  const isFolded = !isWhole && all.length > lines + 3;
  return (
    <>
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be scrolled by keys too */}
      <pre class="json" dir="ltr" tabIndex={0}>
        {(isFolded ? all.slice(0, lines) : all).join('\n')}
      </pre>
      {isFolded && (
        <button type="button" class="plain" onClick={() => setIsWhole(true)}>
          {counted(all.length, 'Show the one line', 'Show all {n} lines')}
        </button>
      )}
    </>
  );
};

/** A value as JSON: folded when it is long, fetched when it is large, and to be copied. */
export const JsonView = ({ label, value, lines = 16, load }: JsonViewProps) => {
  const [whole, setWhole] = useState<{ readonly value: unknown }>();
  const fetching = useAction(async () => {
    if (load) setWhole({ value: await load() });
  });
  const shown = whole ? whole.value : value;
  return (
    <section class="json-view" aria-label={label}>
      <header>
        <h3>{label}</h3>
        {shown !== null && !isReference(shown) && (
          <CopyButton text={JSON.stringify(shown, null, 2)} label={t('Copy JSON')} />
        )}
      </header>
      {shown === null && <p class="hint">{t('None.')}</p>}
      {shown !== null && !isReference(shown) && <Text value={shown} lines={lines} />}
      {isReference(shown) && (
        <button type="button" disabled={fetching.isRunning} onClick={fetching.run}>
          {fetching.isRunning
            ? t('Loading …')
            : t('Load all {0} KB of it', Math.round(shown.sizeBytes / 1024))}
        </button>
      )}
      {fetching.error !== undefined && <p class="field-errors">{inWords(fetching.error)}</p>}
    </section>
  );
};
