import type { ComponentChildren } from 'preact';
import { ApiRefusal, inWords } from '../api/api-errors.ts';
import { t } from '../language/translate.ts';
import type { Resource } from '../use-resource.ts';
import { Boundary } from './boundary.tsx';
import { Notice } from './notice.tsx';

interface ResourceViewProps<T> {
  readonly resource: Resource<T>;
  /** What is being loaded, for example `the shows`. */
  readonly what: string;
  readonly children: (data: T) => ComponentChildren;
}

const titleOf = (error: unknown, what: string): string =>
  error instanceof ApiRefusal ? error.problem.title : t('Loading {0} failed', what);

/** Shows a resource as it is: loading, failed, known, or known from before while it can't be reached. */
export const ResourceView = <T,>({ resource, what, children }: ResourceViewProps<T>) => {
  const { data, error, reload } = resource;
  return (
    <>
      {error !== undefined && (
        <Notice tone="bad" title={titleOf(error, what)}>
          <p dir="auto">{inWords(error)}</p>
          {data !== undefined && <p>{t('What you see below is how it stood before.')}</p>}
          <button type="button" onClick={reload}>
            {t('Try again')}
          </button>
        </Notice>
      )}
      {data === undefined && error === undefined && (
        <p class="loading" role="status">
          {t('Loading {0} …', what)}
        </p>
      )}
      {data !== undefined && (
        <Boundary of={data} retry={reload}>
          {() => children(data)}
        </Boundary>
      )}
    </>
  );
};
