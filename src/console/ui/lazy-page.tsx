import type { ComponentType } from 'preact';
import { useEffect, useState } from 'preact/hooks';
import { t } from '../language/translate.ts';
import { Notice } from './notice.tsx';

const LoadingFailed = () => (
  <Notice tone="bad" title={t('This page can’t be loaded')}>
    <p>{t('The connection failed, or the console has been renewed since you opened it.')}</p>
    <button type="button" onClick={() => location.reload()}>
      {t('Load the console again')}
    </button>
  </Notice>
);

/**
 * A page that few open: its code is fetched when it is first shown. Until then it says that it
 * loads; when it can't be fetched, what to do.
 */
export const lazyPage = <P extends object>(
  load: () => Promise<ComponentType<P>>,
): ComponentType<P> => {
  let Page: ComponentType<P> | undefined;
  return (props: P) => {
    const [hasFailed, setHasFailed] = useState(false);
    const [, setIsLoaded] = useState(false);
    useEffect(() => {
      if (Page) return;
      load().then(
        (loaded) => {
          Page = loaded;
          setIsLoaded(true);
        },
        () => setHasFailed(true),
      );
    }, []);
    if (Page) return <Page {...props} />;
    if (hasFailed) return <LoadingFailed />;
    return (
      <p class="loading" role="status">
        {t('Loading …')}
      </p>
    );
  };
};
