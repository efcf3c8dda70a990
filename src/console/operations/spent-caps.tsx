import type { Show } from '../../show/show.ts';
import { useConsole } from '../context.ts';
import { t } from '../language/translate.ts';
import { useResource } from '../use-resource.ts';
import { CapNotice } from './cap-notice.tsx';

/** The caps that are used up, or nearly; nothing where none is. */
export const SpentCaps = ({ shows }: { readonly shows: readonly Show[] }) => {
  const { api } = useConsole();
  const spending = useResource('caps', {
    load: (signal) => api.readSpending(1, signal),
    isMoving: () => false,
  });
  return (
    <>
      {spending.data?.caps.map((cap) => (
        <CapNotice
          key={cap.podcastId}
          cap={cap}
          title={
            cap.podcastId && (shows.find(({ id }) => id === cap.podcastId)?.title ?? t('One show'))
          }
        />
      ))}
    </>
  );
};
