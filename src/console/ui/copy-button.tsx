import { useState } from 'preact/hooks';
import { t } from '../language/translate.ts';

/** Copies a text, and says whether that worked. */
export const CopyButton = ({ text, label }: { readonly text: string; readonly label: string }) => {
  const [told, setTold] = useState('');
  const copy = async () => {
    try {
      await navigator.clipboard.writeText(text);
      setTold(t('Copied'));
    } catch {
      setTold(t('Copying isn’t allowed here: select the text instead'));
    }
    setTimeout(() => setTold(''), 2500);
  };
  return (
    <span class="copy">
      <button type="button" onClick={copy}>
        {label}
      </button>
      <span class="copy-told" role="status">
        {told}
      </span>
    </span>
  );
};
